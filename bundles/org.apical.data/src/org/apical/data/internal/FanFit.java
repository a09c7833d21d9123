package org.apical.data.internal;

/**
 * Fits a fan to evidence: every cell has a weight, positive where it should be inside and negative where it should
 * not, and the fan with the largest sum is sought by moving its borders, alone and in pairs.
 *
 * <p>A row of a fan is one interval, or two beside the near arc; with running sums a fan is judged in one step a row.
 */
final class FanFit {

    private static final double FIRST_STEP = 16;
    private static final double LAST_STEP = 0.25;
    private static final int BORDERS = 6;

    private final int rows;
    private final int columns;
    private final double[] sums;

    FanFit(int rows, int columns, float[] weights) {
        this.rows = rows;
        this.columns = columns;
        this.sums = new double[rows * (columns + 1)];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                sums[y * (columns + 1) + x + 1] = sums[y * (columns + 1) + x] + weights[y * columns + x];
            }
        }
    }

    /** Returns the sum of the weights inside, minus infinity for what is no fan. */
    double score(Fan fan) {
        if (!fan.isProper()) {
            return Double.NEGATIVE_INFINITY;
        }
        double apexX = fan.apexX();
        double apexY = fan.apexY();
        double far = fan.far() - apexY;
        double near = fan.near() - apexY;
        double score = 0;
        int from = Math.max(0, (int) Math.floor(Math.max(apexY, fan.near() - near)));
        int to = Math.min(rows - 1, (int) Math.ceil(fan.far()));
        for (int row = from; row <= to; row++) {
            double y = row + 0.5;
            double down = y - apexY;
            if (down <= 0 || down >= far) {
                continue;
            }
            double reach = Math.sqrt(far * far - down * down);
            double left = Math.max(fan.leftAt(y), apexX - reach);
            double right = Math.min(fan.rightAt(y), apexX + reach);
            if (down < near) {
                double hole = Math.sqrt(near * near - down * down);
                score += between(row, left, Math.min(right, apexX - hole))
                        + between(row, Math.max(left, apexX + hole), right);
            } else {
                score += between(row, left, right);
            }
        }
        return score;
    }

    /** Returns the sum of a row between two positions, parts of cells counted in part. */
    private double between(int row, double left, double right) {
        return right <= left ? 0 : upTo(row, right) - upTo(row, left);
    }

    private double upTo(int row, double x) {
        double inside = Math.max(0, Math.min(columns, x));
        int whole = (int) inside;
        int base = row * (columns + 1);
        double sum = sums[base + whole];
        return whole == columns ? sum : sum + (inside - whole) * (sums[base + whole + 1] - sum);
    }

    /** Moves the borders of a fan, and pairs of them, until no move of a quarter of a cell helps. */
    Fan improve(Fan start) {
        Fan best = start;
        double bestScore = score(best);
        for (double step = FIRST_STEP; step >= LAST_STEP; step /= 2) {
            boolean better = true;
            for (int round = 0; better && round < 40; round++) {
                better = false;
                for (int border = 0; border < BORDERS + 4; border++) {
                    for (double move : new double[] {step, -step}) {
                        Fan candidate = moved(best, border, move);
                        double score = score(candidate);
                        if (score > bestScore + 1e-9) {
                            best = candidate;
                            bestScore = score;
                            better = true;
                        }
                    }
                }
            }
        }
        return best;
    }

    private static Fan moved(Fan fan, int border, double by) {
        double leftTop = fan.leftTop() + (border == 0 || border == 6 || border == 9 ? by : 0);
        double leftBottom = fan.leftBottom() + (border == 1 || border == 6 || border == 8 ? by : 0);
        double rightTop = fan.rightTop() + (border == 2 || border == 7 ? by : border == 9 ? -by : 0);
        double rightBottom = fan.rightBottom() + (border == 3 || border == 7 ? by : border == 8 ? -by : 0);
        double near = fan.near() + (border == 4 ? by : 0);
        double far = fan.far() + (border == 5 ? by : 0);
        return new Fan(fan.topY(), fan.bottomY(), leftTop, leftBottom, rightTop, rightBottom, near, far);
    }
}
