package org.apical.experiment.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apical.analysis.PublishedFigures;
import org.apical.analysis.PublishedFigures.Published;
import org.apical.api.report.Estimate;
import org.apical.experiment.file.ProtocolRun;

/**
 * A figure of a task, the paper's beside ours.
 *
 * @param run the run's name in the protocol
 * @param title the task in words
 * @param patients how many patients of the test part it counts
 * @param figure the figure's name as in metrics.json
 * @param unit its unit, empty for none
 * @param ours our figure with its interval; empty when the run is not there
 * @param paper the paper's figure; empty when it prints none
 */
record TaskRow(String run, String title, int patients, String figure, String unit, Optional<Estimate> ours,
        Optional<Published> paper) {

    private static final List<String> NUMBERS = List.of("mae", "meanPredictionMae", "r2");
    private static final List<String> FINDINGS = List.of("auc", "f1");
    private static final List<String> CLASSES = List.of("accuracy");

    /** Returns the rows of every task, in the order of the protocol. */
    static List<TaskRow> of(ProtocolResult result) {
        List<TaskRow> rows = new ArrayList<>();
        for (ProtocolRun run : result.protocol().runs()) {
            Judgement judged = result.judgements().get(run.name());
            if (run.isTask() && judged != null) {
                rows.addAll(of(judged));
            } else if (run.isTask()) {
                rows.add(new TaskRow(run.name(), run.name(), 0, "", "", Optional.empty(), Optional.empty()));
            }
        }
        return rows;
    }

    private static List<TaskRow> of(Judgement judged) {
        List<Published> published = PublishedFigures.of(judged.task());
        List<String> names = switch (judged.target().kind()) {
            case REGRESSION -> NUMBERS;
            case BINARY -> FINDINGS;
            case CATEGORICAL -> CLASSES;
        };
        List<TaskRow> rows = new ArrayList<>();
        for (String name : names) {
            boolean unit = name.equals("mae") || name.equals("meanPredictionMae");
            rows.add(new TaskRow(judged.name(), judged.title(), judged.test().size(), name,
                    unit ? judged.target().unit() : "", Optional.ofNullable(judged.figures().get(name)),
                    published.stream().filter(one -> one.figure().equals(name)).findFirst()));
        }
        return rows;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("run", run);
        map.put("task", title);
        map.put("patients", patients);
        map.put("figure", figure);
        map.put("unit", unit);
        map.put("ours", ours.map(Object.class::cast).orElse(""));
        map.put("paper", paper.map(one -> (Object) one.estimate().value()).orElse(""));
        return map;
    }
}
