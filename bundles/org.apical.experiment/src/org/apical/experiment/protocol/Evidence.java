package org.apical.experiment.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apical.api.report.Estimate;

/**
 * One comparison that a claim rests on.
 *
 * @param run the run
 * @param against the run or the value that it is compared with
 * @param figure what is compared, as in metrics.json
 * @param runValue the run's figure
 * @param againstValue the figure it is compared with
 * @param difference the run's minus the other, with its 95 % interval; ends {@code NaN} where there is none
 * @param p the two-sided p value of no difference, {@code NaN} when none was computed
 * @param adjustedP p after Holm over all comparisons by which claims of the protocol stand or fall
 * @param method how interval and p were found
 * @param holds whether this comparison says what the claim says
 */
public record Evidence(String run, String against, String figure, double runValue, double againstValue,
        Estimate difference, double p, double adjustedP, String method, boolean holds) {

    /**
     * Returns the evidence under the names of protocol.json.
     *
     * @return values by name
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("run", run);
        map.put("against", against);
        map.put("figure", figure);
        map.put("runValue", runValue);
        map.put("againstValue", againstValue);
        map.put("difference", difference);
        map.put("p", p);
        map.put("adjustedP", adjustedP);
        map.put("method", method);
        map.put("holds", holds);
        return map;
    }

    Evidence adjusted(double adjusted, boolean stillHolds) {
        return new Evidence(run, against, figure, runValue, againstValue, difference, p, adjusted, method,
                stillHolds);
    }
}
