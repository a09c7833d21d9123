package org.apical.demo.internal;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apical.api.task.Target;
import org.apical.experiment.run.RunResult;

/**
 * One of the demo's runs.
 *
 * @param task the task in words
 * @param target what was predicted
 * @param result the run's result
 * @param mass where its saliency lies
 */
record DemoRun(String task, Target target, RunResult result, StructureMass mass) {

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>(result.toMap());
        map.put("folder", result.folder());
        map.put("saliency", mass);
        return map;
    }
}
