package org.apical.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.settings.EnumWords;
import org.apical.api.task.LabelRow;
import org.apical.api.task.Subject;
import org.apical.api.task.Target;
import org.apical.api.task.Task;
import org.apical.data.ClipPair;
import org.apical.data.Cohort;
import org.apical.data.LabelTable;
import org.apical.data.Part;
import org.apical.data.PatientAliases;
import org.apical.data.PatientSplit;
import org.apical.data.StoredClip;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.SplitSettings;
import org.apical.experiment.file.TaskHead;

/** The labelled clips of a cohort, divided by patient. */
final class Dataset {

    private final Cohort cohort;
    private final Heads heads;
    private final Target target;
    private final List<LabelledClip> clips;
    private final List<Problem> leftOut;
    private final LabelTable labels;
    private final FrameLimit limit;
    private final FrameRegion region;

    private Dataset(Cohort cohort, Heads heads, Target target, List<LabelledClip> clips, List<Problem> leftOut,
            LabelTable labels, FrameLimit limit, FrameRegion region) {
        this.cohort = cohort;
        this.heads = heads;
        this.target = target;
        this.clips = List.copyOf(clips);
        this.leftOut = List.copyOf(leftOut);
        this.labels = labels;
        this.limit = limit;
        this.region = region;
    }

    /**
     * Joins labels to clips and divides the patients; clips without any usable label are left out and named. With
     * several tasks a clip stays that has a label of one of them.
     */
    static Dataset of(Cohort cohort, Experiment experiment) throws ApicalException {
        Heads heads = Heads.of(experiment);
        LabelTable labels = experiment.labels().isPresent() ? LabelTable.read(experiment.labels().get(),
                experiment.data().idColumn())
                : cohort.labels();
        List<ClipLabel> tasks = new ArrayList<>();
        for (TaskHead task : experiment.tasks()) {
            tasks.add(ClipLabel.of(task.task()));
        }
        for (Chosen<Task<?>> task : experiment.derived()) {
            tasks.add(ClipLabel.of(task));
        }
        for (ClipLabel task : tasks) {
            task.requireColumns(labels, cohort);
        }

        PatientAliases aliases = experiment.split().aliases().isEmpty() ? PatientAliases.none()
                : PatientAliases.read(Path.of(experiment.split().aliases()));
        List<Problem> leftOut = new ArrayList<>();
        Map<StoredClip, List<Double>> labelled = new LinkedHashMap<>();
        Set<String> patients = new TreeSet<>();
        for (StoredClip clip : cohort.clips()) {
            if (!experiment.data().view().isEmpty() && !experiment.data().view().equalsIgnoreCase(clip.view())) {
                continue;
            }
            List<Double> values = labels(tasks, heads.all().size(), labels.row(clip), clip, leftOut);
            if (!values.isEmpty()) {
                labelled.put(clip, values);
                patients.add(aliases.patient(clip.patient()));
            }
        }
        boolean published = experiment.split().from() == SplitSettings.From.DATASET;
        PatientSplit split = published ? PatientSplit.published(labelled.keySet())
                : byHash(patients, experiment);
        List<LabelledClip> clips = new ArrayList<>();
        labelled.forEach((clip, values) -> clips.add(new LabelledClip(clip,
                Contributions.subject(experiment.task()) == Subject.CLIP ? clip.file() : clip.patient(), values,
                split.part(published ? clip.patient() : aliases.patient(clip.patient())))));
        FrameLimit limit = new FrameLimit(experiment.split().trainFrames(), experiment.seed());
        FrameRegion region = FrameRegion.of(experiment.control(), cohort.info().rows(), cohort.info().columns());
        List<LabelledClip> used = FewerPatients.of(ControlData.of(clips, aliases, experiment),
                experiment.split().trainPatients(), experiment.seed());
        Dataset dataset = new Dataset(cohort, heads.weighedBy(used), heads.first().target(), used, leftOut, labels,
                limit, region);
        for (Heads.Head head : heads.all()) {
            dataset.head(head.index()).requireEveryPart(experiment, heads.all().size() == 1 ? ""
                    : " of the task '" + head.name() + "'");
        }
        for (int i = heads.all().size(); i < tasks.size(); i++) {
            dataset.derived(i, tasks.get(i).target()).requireEveryPart(experiment, " of the task '"
                    + tasks.get(i).task().entry().shortId() + "'");
        }
        dataset.refuseTwoParts(aliases);
        if (!CohortProvider.isTurned(experiment)) {
            dataset.refuseSharedPictures(); // Without the scan, clips of one scanner are alike.
        }
        return dataset;
    }

    private static PatientSplit byHash(Set<String> patients, Experiment experiment) throws ApicalException {
        SplitSettings settings = experiment.split();
        long seed = settings.seedOr(experiment.seed());
        if (settings.folds() == 0) {
            return PatientSplit.of(patients, settings.test(), settings.validation(), seed);
        }
        if (settings.folds() == 1 || settings.fold() > settings.folds()) {
            throw ApicalException.badInput(new Problem("There is no fold " + settings.fold() + " of "
                    + settings.folds() + ".", "", "split", "Write at least 2 folds, and a fold from 1 to their "
                            + "number."));
        }
        return PatientSplit.fold(patients, settings.folds(), settings.fold(), settings.validation(), seed);
    }

    /** Returns a label a task, or nothing when no network learns from the clip. */
    private static List<Double> labels(List<ClipLabel> tasks, int learnt, Optional<LabelRow> row, StoredClip clip,
            List<Problem> leftOut) {
        List<Double> values = new ArrayList<>();
        List<Problem> missing = new ArrayList<>();
        boolean any = false;
        for (int i = 0; i < tasks.size(); i++) {
            double value = tasks.get(i).of(row, clip, missing, leftOut);
            values.add(value);
            any |= i < learnt && !Double.isNaN(value);
        }
        if (any) {
            return values;
        }
        missing.stream().distinct().limit(learnt).forEach(leftOut::add);
        return List.of();
    }

    /**
     * Returns the clips that have a label of one task, as if there were no other.
     *
     * @param index the place of the task; derived tasks follow those that are learnt
     */
    Dataset head(int index) {
        if (heads.all().size() == 1 && index == 0) {
            return this;
        }
        return derived(index, heads.all().get(index).target());
    }

    /** Returns the clips that have a label of one task, which predicts what the caller says. */
    Dataset derived(int index, Target predicts) {
        List<LabelledClip> own = clips.stream().filter(clip -> !Double.isNaN(clip.labels().get(index)))
                .map(clip -> new LabelledClip(clip.clip(), clip.subject(), List.of(clip.labels().get(index)),
                        clip.part())).toList();
        return new Dataset(cohort, heads, predicts, own, leftOut, labels, limit, region);
    }

    private void requireEveryPart(Experiment experiment, String whose) throws ApicalException {
        for (Part part : Part.values()) {
            if (clips(part).isEmpty()) {
                String why = clips.isEmpty() ? "No clip has a usable label" + whose
                        : "No patient is left for the part " + part.name().toLowerCase(Locale.ROOT) + whose;
                String detail = leftOut.isEmpty() ? "" : "; the first of " + leftOut.size() + " left out: "
                        + leftOut.get(0).line();
                throw ApicalException.badInput(new Problem(why + " (" + cohort.clips().size()
                        + " clips in the cohort, view '" + experiment.data().view() + "'" + detail + ").",
                        cohort.folder().toString(), "", "Check the labels, the view and the split of the experiment, "
                                + "or use more patients."));
            }
        }
    }

    /** A published split knows nothing of aliases. */
    private void refuseTwoParts(PatientAliases aliases) throws ApicalException {
        Map<String, LabelledClip> first = new TreeMap<>();
        for (LabelledClip clip : clips) {
            LabelledClip before = first.putIfAbsent(aliases.patient(clip.clip().patient()), clip);
            if (before != null && before.part() != clip.part()) {
                throw ApicalException.badInput(new Problem("The ids " + before.clip().patient() + " and "
                        + clip.clip().patient() + " belong to one patient but lie in two parts, "
                        + EnumWords.of(before.part()) + " and " + EnumWords.of(clip.part()) + ".", clip.clip().file(),
                        "split", "Write 'from: hash' under split."));
            }
        }
    }

    /** Pictures that stand in two parts would be learnt and then asked for. */
    private void refuseSharedPictures() throws ApicalException {
        List<ClipPair> alike = cohort.alike();
        if (alike == null) {
            for (Problem duplicate : cohort.duplicates()) {
                throw ApicalException.badInput(duplicate);
            }
            return;
        }
        Map<Integer, LabelledClip> byIndex = new HashMap<>();
        clips.forEach(clip -> byIndex.put(clip.clip().index(), clip));
        List<ClipPair> leaks = alike.stream().filter(pair -> byIndex.containsKey(pair.first())
                && byIndex.containsKey(pair.second())
                && byIndex.get(pair.first()).part() != byIndex.get(pair.second()).part()).toList();
        if (!leaks.isEmpty()) {
            LabelledClip first = byIndex.get(leaks.get(0).first());
            LabelledClip second = byIndex.get(leaks.get(0).second());
            throw ApicalException.badInput(leaks.get(0).problem(first.clip(), second.clip(), "One is in the part "
                    + EnumWords.of(first.part()) + ", the other in " + EnumWords.of(second.part()) + (leaks.size() == 1
                            ? "." : "; " + (leaks.size() - 1) + " more such pairs are among those in "
                                    + cohort.folder().resolve("duplicates.csv") + "."),
                    "Leave one out of the cohort, or name both ids in a table under split.aliases."));
        }
    }

    Cohort cohort() {
        return cohort;
    }

    /** Reads a frame as the network may see it. */
    void read(long frame, byte[] into) {
        cohort.read(frame, into);
        region.apply(into);
    }

    LabelTable labels() {
        return labels;
    }

    Heads heads() {
        return heads;
    }

    Target target() {
        return target;
    }

    List<LabelledClip> clips(Part part) {
        return clips.stream().filter(clip -> clip.part() == part).toList();
    }

    /** Returns which frames of a clip of the training part are learnt from, as numbers within the clip. */
    int[] trainFrames(LabelledClip clip) {
        return limit.of(clip);
    }

    List<String> patients(Part part) {
        Set<String> patients = new LinkedHashSet<>();
        clips(part).forEach(clip -> patients.add(clip.clip().patient()));
        return List.copyOf(patients);
    }

    /** Returns the part of each patient, sorted by patient. */
    Map<String, Part> parts() {
        Map<String, Part> parts = new TreeMap<>();
        clips.forEach(clip -> parts.put(clip.clip().patient(), clip.part()));
        return parts;
    }

    List<Problem> leftOut() {
        return leftOut;
    }

    /** Returns the mean label of the training patients, a patient's clips counted once. */
    double trainingMean() {
        Map<String, Double> byPatient = new TreeMap<>();
        clips(Part.TRAIN).forEach(clip -> byPatient.put(clip.clip().patient(), clip.label()));
        return byPatient.values().stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Learns means and deviations from the training part; of the frames, at most a thousand evenly spread. */
    Normalisation normalisation() {
        List<LabelledClip> train = clips(Part.TRAIN);
        byte[] frame = new byte[cohort.info().rows() * cohort.info().columns()];
        long[] histogram = new long[256];
        long frames = train.stream().mapToLong(clip -> trainFrames(clip).length).sum();
        long step = Math.max(1, frames / 1000);
        long number = 0;
        for (LabelledClip clip : train) {
            for (int i : trainFrames(clip)) {
                if (number++ % step == 0) {
                    read(clip.clip().firstFrame() + i, frame);
                    for (byte pixel : frame) {
                        histogram[pixel & 0xFF]++;
                    }
                }
            }
        }
        double count = 0;
        double sum = 0;
        double squares = 0;
        for (int level = 0; level < 256; level++) {
            double value = level / 255.0;
            count += histogram[level];
            sum += histogram[level] * value;
            squares += histogram[level] * value * value;
        }
        double mean = sum / count;
        double deviation = Math.max(1e-3, Math.sqrt(Math.max(0, squares / count - mean * mean)));
        List<Normalisation.Label> learnt = new ArrayList<>();
        heads.all().forEach(head -> learnt.add(head(head.index()).labelNormalisation()));
        return new Normalisation(mean, deviation, learnt.get(0).targetMean(), learnt.get(0).targetDeviation(),
                learnt.subList(1, learnt.size()));
    }

    private Normalisation.Label labelNormalisation() {
        if (target.kind() != Target.Kind.REGRESSION) {
            return new Normalisation.Label(0, 1);
        }
        List<LabelledClip> train = clips(Part.TRAIN);
        double targetMean = train.stream().mapToDouble(LabelledClip::label).average().orElse(0);
        double variance = train.stream().mapToDouble(clip -> clip.label() - targetMean).map(d -> d * d).average()
                .orElse(1);
        return new Normalisation.Label(targetMean, Math.max(1e-6, Math.sqrt(variance)));
    }
}
