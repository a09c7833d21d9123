package org.apical.experiment.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apical.api.task.Subject;
import org.apical.data.Part;
import org.apical.data.PatientAliases;
import org.apical.data.PatientSplit;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.ControlSettings;
import org.apical.experiment.file.Experiment;

/**
 * Divides the patients of a control and exchanges their labels.
 *
 * <p>Controls are trained often and looked at often, so the test part is left out of them; a share of the other
 * patients takes its place.
 */
final class ControlData {

    /** Keep this chance apart from that of epochs and frames. */
    private static final long SPLIT_STREAM = 21;
    private static final long SHUFFLE_STREAM = 22;

    private ControlData() {
    }

    /** Returns the clips as a control sees them; as they are for an experiment that is none. */
    static List<LabelledClip> of(List<LabelledClip> clips, PatientAliases aliases, Experiment experiment) {
        if (experiment.control().isEmpty()) {
            return clips;
        }
        ControlSettings control = experiment.control().get();
        Set<String> patients = new TreeSet<>();
        List<LabelledClip> others = clips.stream().filter(clip -> clip.part() != Part.TEST).toList();
        others.forEach(clip -> patients.add(aliases.patient(clip.clip().patient())));
        PatientSplit split = PatientSplit.of(patients, control.heldOut(), experiment.split().validation(),
                Seeds.mix(experiment.split().seedOr(experiment.seed()), SPLIT_STREAM));
        List<LabelledClip> divided = others.stream().map(clip -> new LabelledClip(clip.clip(), clip.subject(),
                clip.labels(), split.part(aliases.patient(clip.clip().patient())))).toList();
        return control.shuffle() == 0 ? divided : shuffled(divided, control.shuffle(), experiment);
    }

    /**
     * Exchanges labels within the training part and within the validation part, which selects the epoch. Those of the
     * held-out patients stay, since these are what the network is judged by.
     */
    private static List<LabelledClip> shuffled(List<LabelledClip> clips, int shuffle, Experiment experiment) {
        boolean byClip = Contributions.subject(experiment.task()) == Subject.CLIP;
        Map<String, List<Double>> exchanged = new LinkedHashMap<>();
        for (Part part : List.of(Part.TRAIN, Part.VALIDATION)) {
            Map<String, List<Double>> owners = new TreeMap<>();
            clips.stream().filter(clip -> clip.part() == part)
                    .forEach(clip -> owners.put(owner(clip, byClip), clip.labels()));
            List<String> names = List.copyOf(owners.keySet());
            List<List<Double>> labels = new ArrayList<>(owners.values());
            int[] order = BatchFeeder.shuffled(labels.size(), new SplittableRandom(Seeds.mix(experiment.seed(),
                    SHUFFLE_STREAM, shuffle, part.ordinal())));
            for (int i = 0; i < names.size(); i++) {
                exchanged.put(part + " " + names.get(i), labels.get(order[i]));
            }
        }
        return clips.stream().map(clip -> new LabelledClip(clip.clip(), clip.subject(), exchanged.getOrDefault(
                clip.part() + " " + owner(clip, byClip), clip.labels()), clip.part())).toList();
    }

    /** Names what one label belongs to: a clip, or those clips of a patient that share their labels. */
    private static String owner(LabelledClip clip, boolean byClip) {
        return byClip ? clip.clip().file() : clip.clip().patient() + " " + clip.labels();
    }
}
