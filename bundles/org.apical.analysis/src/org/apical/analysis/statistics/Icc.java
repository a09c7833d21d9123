package org.apical.analysis.statistics;

import org.apache.commons.math3.distribution.FDistribution;
import org.apical.api.report.Estimate;

/**
 * Intraclass correlation of several measurements of the same patients, in the two forms of a two-way model with single
 * measurements.
 *
 * <p>Shrout and Fleiss, Psychol Bull 1979;86:420-428, doi:10.1037/0033-2909.86.2.420; intervals as in McGraw and Wong,
 * Psychol Methods 1996;1:30-46, doi:10.1037/1082-989X.1.1.30.
 *
 * @param agreement ICC(2,1), also called ICC(A,1): absolute agreement, so that a bias counts against it
 * @param consistency ICC(3,1), also called ICC(C,1): consistency, whatever the bias
 * @since 1.0
 */
public record Icc(Estimate agreement, Estimate consistency) {

    private static final double UPPER = 0.975;
    private static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN);

    /**
     * Computes both forms with their 95 % intervals.
     *
     * @param measurements a row a patient, a column a method or reader; all rows of the same length
     * @return the correlations; {@code NaN} with fewer than two patients or columns, or when nothing varies
     */
    public static Icc of(double[][] measurements) {
        int n = measurements.length;
        int k = n == 0 ? 0 : measurements[0].length;
        if (n < 2 || k < 2) {
            return new Icc(NONE, NONE);
        }
        MeanSquares squares = MeanSquares.of(measurements, n, k);
        return squares.rows() > 0 || squares.error() > 0 ? new Icc(agreement(squares, n, k), consistency(squares, n, k))
                : new Icc(NONE, NONE);
    }

    private static Estimate agreement(MeanSquares squares, int n, int k) {
        double rows = squares.rows();
        double columns = squares.columns();
        double error = squares.error();
        double value = (rows - error) / (rows + (k - 1) * error + (double) k / n * (columns - error));
        if (!(value < 1) || error <= 0) {
            return new Estimate(value, value, value);
        }
        double a = k * value / (n * (1 - value));
        double b = 1 + k * value * (n - 1) / (n * (1 - value));
        double freedom = square(a * columns + b * error)
                / (square(a * columns) / (k - 1) + square(b * error) / ((n - 1.0) * (k - 1)));
        double f = quantile(n - 1, freedom);
        double fReverse = quantile(freedom, n - 1);
        double rest = k * columns + (k * (double) n - k - n) * error;
        return new Estimate(value, n * (rows - f * error) / (f * rest + n * rows),
                n * (fReverse * rows - error) / (rest + n * fReverse * rows));
    }

    private static Estimate consistency(MeanSquares squares, int n, int k) {
        double rows = squares.rows();
        double error = squares.error();
        double value = (rows - error) / (rows + (k - 1) * error);
        if (error <= 0) {
            return new Estimate(value, value, value);
        }
        double freedom = (n - 1.0) * (k - 1);
        double low = rows / error / quantile(n - 1, freedom);
        double high = rows / error * quantile(freedom, n - 1);
        return new Estimate(value, (low - 1) / (low + k - 1), (high - 1) / (high + k - 1));
    }

    private static double quantile(double above, double below) {
        return new FDistribution(null, above, below).inverseCumulativeProbability(UPPER);
    }

    private static double square(double value) {
        return value * value;
    }

    /** Of an analysis of variance with one measurement a cell. */
    private record MeanSquares(double rows, double columns, double error) {

        static MeanSquares of(double[][] values, int n, int k) {
            double[] rowMeans = new double[n];
            double[] columnMeans = new double[k];
            double mean = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < k; j++) {
                    rowMeans[i] += values[i][j] / k;
                    columnMeans[j] += values[i][j] / n;
                    mean += values[i][j] / n / k;
                }
            }
            double rows = 0;
            double columns = 0;
            double error = 0;
            for (int i = 0; i < n; i++) {
                rows += k * square(rowMeans[i] - mean);
                for (int j = 0; j < k; j++) {
                    error += square(values[i][j] - rowMeans[i] - columnMeans[j] + mean);
                }
            }
            for (int j = 0; j < k; j++) {
                columns += n * square(columnMeans[j] - mean);
            }
            return new MeanSquares(rows / (n - 1), columns / (k - 1), error / ((n - 1.0) * (k - 1)));
        }
    }
}
