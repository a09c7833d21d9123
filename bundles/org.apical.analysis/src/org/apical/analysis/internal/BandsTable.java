package org.apical.analysis.internal;

import java.util.Arrays;
import java.util.List;

import org.apical.analysis.TestFigures;
import org.apical.analysis.statistics.Bootstrap;
import org.apical.analysis.statistics.Kappa;
import org.apical.api.report.Estimate;

/** How often a prediction falls into the clinical band of its label. */
final class BandsTable {

    private BandsTable() {
    }

    static String html(ValueBands bands, Pairs test, String counted) {
        double[] truths = Arrays.stream(test.truths()).map(bands::band).toArray();
        double[] predictions = Arrays.stream(test.predictions()).map(bands::band).toArray();
        int[] truthBands = Arrays.stream(test.truths()).mapToInt(bands::band).toArray();
        int[] predictedBands = Arrays.stream(test.predictions()).mapToInt(bands::band).toArray();
        List<Estimate> agreement = new Bootstrap(truths.length, TestFigures.DEFAULT_RESAMPLES, 1, 0.95)
                .estimate(List.of(Figures.mean(truths.length, i -> truths[i] == predictions[i] ? 1 : 0),
                        new Kappa(truthBands, predictedBands, bands.names().size())));
        return "\n<h3>" + Html.text(bands.name()) + " in clinical bands</h3>\n"
                + ConfusionTable.html(new Pairs(truths, predictions), bands.names(), counted)
                + "<p class=\"note\">In the band of their label: " + words(agreement.get(0)) + ". Weighted kappa "
                + "(quadratic weights): " + words(agreement.get(1)) + ".</p>";
    }

    private static String words(Estimate estimate) {
        String interval = Numbers.interval(estimate, 3);
        return Numbers.fixed(estimate.value(), 3) + (interval.isEmpty() ? "" : " (95 % interval " + interval + ")");
    }
}
