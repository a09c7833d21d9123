package org.apical.analysis.statistics;

/**
 * Agreement of two gradings beyond chance, in which a difference of two grades weighs four times that of one.
 *
 * <p>Cohen, Weighted kappa, Psychol Bull 1968;70:213-220, doi:10.1037/h0026256, with quadratic weights.
 *
 * @since 1.0
 */
public final class Kappa implements Statistic {

    private final int[] first;
    private final int[] second;
    private final int grades;

    /**
     * Pairs the grades.
     *
     * @param first a grade from 0 for each patient
     * @param second the other grade
     * @param grades how many grades there are
     */
    public Kappa(int[] first, int[] second, int grades) {
        this.first = first.clone();
        this.second = second.clone();
        this.grades = grades;
    }

    @Override
    public double of(int[] counts) {
        double[] ofFirst = new double[grades];
        double[] ofSecond = new double[grades];
        double patients = 0;
        double observed = 0;
        for (int i = 0; i < counts.length; i++) {
            ofFirst[first[i]] += counts[i];
            ofSecond[second[i]] += counts[i];
            patients += counts[i];
            double distance = first[i] - second[i];
            observed += counts[i] * distance * distance;
        }
        double byChance = 0;
        for (int a = 0; a < grades; a++) {
            for (int b = 0; b < grades; b++) {
                byChance += ofFirst[a] * ofSecond[b] / patients * (a - b) * (a - b);
            }
        }
        return byChance > 0 ? 1 - observed / byChance : Double.NaN;
    }
}
