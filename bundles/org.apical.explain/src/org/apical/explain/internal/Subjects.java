package org.apical.explain.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.report.PatientPrediction;
import org.apical.api.report.ReportRun;
import org.apical.api.task.Target;
import org.apical.data.StoredClip;
import org.apical.explain.ExplainedRun;

/** Chooses whose predictions are explained. */
final class Subjects {

    private static final int SPREAD = 6;

    private Subjects() {
    }

    /** Somebody and the clips that the prediction is of. */
    record One(PatientPrediction prediction, List<StoredClip> clips) {
    }

    static List<One> of(ExplainSettings settings, ExplainedRun run, ReportRun report) throws ApicalException {
        List<PatientPrediction> part = settings.part() == ExplainSettings.PartChoice.TEST ? report.test()
                : report.validation();
        int ways = (settings.patient().isEmpty() ? 0 : 1) + (settings.cohort() ? 1 : 0)
                + (settings.extremes() > 0 ? 1 : 0);
        if (ways > 1) {
            throw ApicalException.badInput(Problem.of("It is not clear whom to explain.",
                    "Give only one of --patient, --cohort and --extremes."));
        }
        List<PatientPrediction> chosen = !settings.patient().isEmpty() ? named(settings.patient(), run, report)
                : settings.cohort() ? part
                : settings.extremes() > 0 ? extremes(part, report.target(), settings.extremes()) : spread(part);
        List<One> subjects = new ArrayList<>();
        for (PatientPrediction prediction : chosen) {
            List<StoredClip> clips = run.clips(prediction.patient());
            if (clips.isEmpty()) {
                throw ApicalException.badInput(new Problem("There is no clip of " + prediction.patient() + ".",
                        run.cohort().folder().toString(), "", "The ids are those of predictions-test.csv in the run."));
            }
            subjects.add(new One(prediction, clips));
        }
        return subjects;
    }

    /** Patients of other parts are predicted now. */
    private static List<PatientPrediction> named(List<String> ids, ExplainedRun run, ReportRun report)
            throws ApicalException {
        Map<String, PatientPrediction> known = new LinkedHashMap<>();
        report.validation().forEach(one -> known.put(one.patient(), one));
        report.test().forEach(one -> known.put(one.patient(), one));
        List<PatientPrediction> chosen = new ArrayList<>();
        for (String id : ids) {
            PatientPrediction prediction = known.get(id);
            if (prediction == null) {
                List<byte[]> frames = new ArrayList<>();
                for (StoredClip clip : run.clips(id)) {
                    frames.addAll(run.frames(clip));
                }
                prediction = frames.isEmpty() ? new PatientPrediction(id, Double.NaN, 0, 0, 0)
                        : predicted(id, run.task().predict(run.model().input(frames)), frames.size());
            }
            chosen.add(prediction);
        }
        return chosen;
    }

    private static PatientPrediction predicted(String id, double[] outputs, int frames) {
        int largest = 0;
        for (int i = 1; i < outputs.length; i++) {
            largest = outputs[i] > outputs[largest] ? i : largest;
        }
        return new PatientPrediction(id, Double.NaN, outputs.length == 1 ? outputs[0] : largest, frames, Double.NaN);
    }

    static List<PatientPrediction> extremes(List<PatientPrediction> part, Target target, int count) {
        if (target.kind() == Target.Kind.CATEGORICAL) {
            return part.stream().filter(one -> one.prediction() != one.truth()).limit(2L * count).toList();
        }
        List<PatientPrediction> sorted = part.stream().filter(one -> !Double.isNaN(one.truth())).sorted(Comparator
                .<PatientPrediction>comparingDouble(one -> one.prediction() - one.truth())
                .thenComparing(PatientPrediction::patient)).toList();
        if (sorted.size() <= 2 * count) {
            return sorted;
        }
        List<PatientPrediction> both = new ArrayList<>(sorted.subList(0, count));
        both.addAll(sorted.subList(sorted.size() - count, sorted.size()));
        return both;
    }

    static List<PatientPrediction> spread(List<PatientPrediction> part) {
        List<PatientPrediction> sorted = part.stream().sorted(Comparator
                .comparingDouble(PatientPrediction::prediction).thenComparing(PatientPrediction::patient)).toList();
        List<PatientPrediction> spread = new ArrayList<>();
        for (int place : places(sorted.size(), SPREAD)) {
            spread.add(sorted.get(place));
        }
        return spread;
    }

    /** Returns so many of the numbers below a count, spread evenly from the first to the last. */
    static int[] places(int count, int most) {
        int taken = Math.min(count, most);
        int[] places = new int[taken];
        for (int i = 0; i < taken; i++) {
            places[i] = taken == 1 ? 0 : (int) Math.round(i * (count - 1.0) / (taken - 1));
        }
        return places;
    }
}
