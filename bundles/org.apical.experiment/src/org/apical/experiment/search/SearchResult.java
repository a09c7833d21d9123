package org.apical.experiment.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.report.Estimate;
import org.apical.api.settings.EnumWords;

/**
 * What a search gave.
 *
 * @param folder the search's folder
 * @param task the task's short id
 * @param kind the kind of search
 * @param metric the metric on the validation part, empty without one
 * @param runs every training, in order
 * @param chosen the training whose model was judged on the test part
 * @param test the figures of that model on the test part
 * @param estimate what it was expected to take
 * @param trainingSeconds what the trainings took
 * @param judgingSeconds what judging the chosen model took
 * @param memoryMb the peak memory of the process that did most of the work
 */
public record SearchResult(SearchFolder folder, String task, String kind, String metric, List<CellRun> runs,
        CellRun chosen, Map<String, Estimate> test, CostEstimate estimate,
        double trainingSeconds, double judgingSeconds, double memoryMb) {

    /** Copies the runs. */
    public SearchResult {
        runs = List.copyOf(runs);
    }

    /**
     * Returns what the search took.
     *
     * @return seconds of training and judging
     */
    public double seconds() {
        return trainingSeconds + judgingSeconds;
    }

    /**
     * Returns the report of the model that was judged.
     *
     * @return report.html in the folder of the chosen run
     */
    public Path report() {
        return chosen.folder().resolve("report.html");
    }

    /**
     * Returns the result under the names of search.json.
     *
     * @return values by name
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("search", folder.name());
        map.put("task", task);
        map.put("kind", kind);
        map.put("metric", metric);
        map.put("chosen", describe(chosen));
        map.put("test", test);
        List<Map<String, Object>> cells = new ArrayList<>();
        runs.forEach(run -> cells.add(describe(run)));
        map.put("cells", cells);
        map.put("estimate", estimate.toMap());
        map.put("hours", seconds() / 3600);
        map.put("memoryMb", memoryMb);
        Map<String, Object> actual = new LinkedHashMap<>();
        actual.put("seconds", seconds());
        actual.put("trainingSeconds", trainingSeconds);
        actual.put("judgingSeconds", judgingSeconds);
        actual.put("memoryMb", memoryMb);
        actual.put("epochs", runs.stream().mapToInt(CellRun::epochs).sum());
        map.put("actual", actual);
        map.put("estimateErrorSeconds", estimate.seconds() / seconds() - 1);
        map.put("estimateErrorMemory", estimate.memoryMb() / memoryMb - 1);
        return map;
    }

    private static Map<String, Object> describe(CellRun run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cell", run.cell().number());
        map.put("seed", run.seed());
        map.put("values", run.cell().values());
        map.put("state", EnumWords.of(run.state()));
        map.put("epochs", run.epochs());
        map.put("bestEpoch", run.stage().map(stage -> stage.bestEpoch()).orElse(0));
        map.put("validationLoss", run.loss());
        map.put("validationMetric", run.metric());
        map.put("run", run.folder().getFileName().toString());
        return map;
    }
}
