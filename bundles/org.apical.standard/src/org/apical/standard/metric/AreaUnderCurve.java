package org.apical.standard.metric;

import java.util.Comparator;
import java.util.stream.IntStream;

import org.apical.api.NoSettings;
import org.apical.api.metric.Metric;
import org.apical.api.metric.MetricFunction;
import org.apical.api.task.Target;

/**
 * The area under the receiver operating characteristic: how often a positive is ranked above a negative, ties counting
 * half (Hanley and McNeil 1982, doi:10.1148/radiology.143.1.7063747).
 *
 * <p>Undefined without positives or without negatives.
 *
 * @since 1.0
 */
public final class AreaUnderCurve implements Metric<NoSettings> {

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public boolean supports(Target target) {
        return target.kind() == Target.Kind.BINARY;
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public MetricFunction create(NoSettings settings) {
        return (predictions, truths) -> {
            Pairs pairs = Pairs.of(predictions, truths);
            return pairs.unknown() ? Double.NaN : area(pairs);
        };
    }

    private static double area(Pairs pairs) {
        double[] scores = pairs.predictions();
        int[] order = IntStream.range(0, pairs.count()).boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i])).mapToInt(Integer::intValue).toArray();
        double below = 0;
        double positives = 0;
        double pairsWon = 0;
        for (int start = 0; start < order.length;) {
            int end = start;
            double tiedPositives = 0;
            while (end < order.length && scores[order[end]] == scores[order[start]]) {
                tiedPositives += pairs.truths()[order[end]] > 0.5 ? 1 : 0;
                end++;
            }
            double tiedNegatives = end - start - tiedPositives;
            pairsWon += tiedPositives * (below + 0.5 * tiedNegatives);
            positives += tiedPositives;
            below += tiedNegatives;
            start = end;
        }
        return positives == 0 || below == 0 ? Double.NaN : pairsWon / (positives * below);
    }
}
