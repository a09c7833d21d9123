package org.apical.experiment.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.report.PatientPrediction;
import org.apical.api.task.Task;
import org.apical.data.Part;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.file.Contributions;

/** Computes the predictions of derived tasks, patient by patient, from those that a network of several tasks made. */
final class DerivedPredictions {

    private final Dataset dataset;
    private final Normalisation normalisation;
    private final Aggregation aggregation;

    DerivedPredictions(Dataset dataset, Normalisation normalisation, Aggregation aggregation) {
        this.dataset = dataset;
        this.normalisation = normalisation;
        this.aggregation = aggregation;
    }

    /** Returns a prediction for every patient who has a label of the derived task, whether of its inputs or not. */
    List<PatientPrediction> of(Chosen<Task<?>> task, Dataset own, Part part, PartScores scores) {
        List<Map<String, PatientPrediction>> inputs = new ArrayList<>();
        for (String input : Contributions.inputs(task)) {
            Heads.Head head = dataset.heads().all().stream().filter(one -> one.name().equals(input)).findFirst()
                    .orElseThrow();
            inputs.add(bySubject(new PartScores(scores.clips(), head.of(scores.scores())).patients(head.target(),
                    normalisation.head(head.index()), aggregation.of(head))));
        }
        Map<String, Double> truths = new LinkedHashMap<>();
        own.clips(part).forEach(clip -> truths.put(clip.subject(), clip.label()));
        return of(task, inputs, truths);
    }

    /** Returns a prediction for every subject with a truth and all inputs, sorted as the first input is. */
    static List<PatientPrediction> of(Chosen<Task<?>> task, List<Map<String, PatientPrediction>> inputs,
            Map<String, Double> truths) {
        List<PatientPrediction> derived = new ArrayList<>();
        inputs.get(0).forEach((subject, first) -> {
            if (truths.containsKey(subject) && inputs.stream().allMatch(input -> input.containsKey(subject))) {
                double value = Contributions.derive(task, inputs.stream().mapToDouble(input -> input.get(subject)
                        .prediction()).toArray());
                if (!Double.isNaN(value)) {
                    int frames = inputs.stream().mapToInt(input -> input.get(subject).frames()).min().orElse(0);
                    derived.add(new PatientPrediction(subject, truths.get(subject), value, frames, 0));
                }
            }
        });
        return derived;
    }

    static Map<String, PatientPrediction> bySubject(List<PatientPrediction> patients) {
        Map<String, PatientPrediction> map = new LinkedHashMap<>();
        patients.forEach(patient -> map.put(patient.patient(), patient));
        return map;
    }
}
