package org.apical.analysis.internal;

import java.util.Map;

import org.apical.analysis.statistics.BlandAltman;
import org.apical.analysis.statistics.Statistic;
import org.apical.api.report.Estimate;

/** The figures of a regression. */
public final class RegressionFigures {

    private RegressionFigures() {
    }

    /** Computes the figures against always predicting the training mean. */
    public static Map<String, Estimate> compute(FigureTable table, double trainingMean) {
        Statistic meanSquare = table.ratio(i -> square(residual(table, i)), i -> 1);
        return table.count("patients", table.patients())
                .mean("mae", i -> Math.abs(residual(table, i)))
                .add("rmse", counts -> Math.sqrt(meanSquare.of(counts)))
                .mean("meanPredictionMae", i -> Math.abs(trainingMean - table.truth(i)))
                .add("maeRatio", table.ratio(i -> Math.abs(residual(table, i)),
                        i -> Math.abs(trainingMean - table.truth(i))))
                .add("r2", counts -> {
                    Moments moments = new Moments(table, counts);
                    return moments.truthsVary() ? 1 - moments.residualSquares / moments.truthSquares
                            : Double.NaN;
                })
                .add("pearson", counts -> {
                    Moments moments = new Moments(table, counts);
                    return moments.truthsVary() && moments.predictionsVary()
                            ? moments.products / Math.sqrt(moments.truthSquares * moments.predictionSquares)
                            : Double.NaN;
                })
                .mean("bias", i -> residual(table, i))
                .add("limitsLow", counts -> limit(new Moments(table, counts), -1))
                .add("limitsHigh", counts -> limit(new Moments(table, counts), 1))
                .finish();
    }

    private static double limit(Moments moments, int side) {
        return moments.n < 2 ? Double.NaN : moments.bias + side * BlandAltman.LIMIT
                * Math.sqrt(Math.max(0, moments.residualSquares - moments.n * moments.bias * moments.bias)
                        / (moments.n - 1));
    }

    private static double residual(FigureTable table, int patient) {
        return table.prediction(patient) - table.truth(patient);
    }

    private static double square(double value) {
        return value * value;
    }

    /** Sums over the patients of a resample, in two passes so that large means cost no digits. */
    private static final class Moments {

        private final double n;
        private final double bias;
        private final double truthMean;
        private final double predictionMean;
        private double residualSquares;
        private double truthSquares;
        private double predictionSquares;
        private double products;

        Moments(FigureTable table, int[] counts) {
            double patients = 0;
            double truths = 0;
            double predictions = 0;
            for (int i = 0; i < counts.length; i++) {
                patients += counts[i];
                truths += counts[i] * table.truth(i);
                predictions += counts[i] * table.prediction(i);
            }
            n = patients;
            truthMean = truths / patients;
            predictionMean = predictions / patients;
            bias = predictionMean - truthMean;
            for (int i = 0; i < counts.length; i++) {
                double truth = table.truth(i) - truthMean;
                double prediction = table.prediction(i) - predictionMean;
                residualSquares += counts[i] * square(residual(table, i));
                truthSquares += counts[i] * truth * truth;
                predictionSquares += counts[i] * prediction * prediction;
                products += counts[i] * truth * prediction;
            }
        }

        boolean truthsVary() {
            return truthSquares > rounding(truthMean);
        }

        boolean predictionsVary() {
            return predictionSquares > rounding(predictionMean);
        }

        /** Equal values leave a sum of squares of this size because their mean is rounded. */
        private double rounding(double mean) {
            return 1e-24 * n * mean * mean;
        }
    }
}
