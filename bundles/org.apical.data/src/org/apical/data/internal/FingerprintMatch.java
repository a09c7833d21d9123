package org.apical.data.internal;

import java.util.Arrays;

/** How well one fingerprint lies on another after the best shift and scale. */
final class FingerprintMatch {

    private static final int NEAR_BITS = 14;
    private static final double TOLERANCE = 3;
    private static final double MAX_SCALE = 1.3;
    private static final int HALF = FingerprintMaker.SIDE / 2;
    private static final double MIN_OVERLAP = 0.5;
    private static final int MIN_INLIERS = 5;
    /** What fits worse at first sight never became a match by looking closer. */
    private static final double PROMISING = 0.6;

    private final Fingerprint first;
    private final Fingerprint second;

    FingerprintMatch(Fingerprint first, Fingerprint second) {
        this.first = first;
        this.second = second;
    }

    /** A point of the first lies at scale times its place, counted from the middle, plus a shift, in the second. */
    private record Placement(double scaleX, double scaleY, double dx, double dy) {
    }

    /** Returns the correlation of the structures where both are known, -1 to 1; 0 when nothing fits. */
    double similarity() {
        int[][] pairs = pairs();
        Placement best = null;
        int inliers = MIN_INLIERS - 1;
        for (int i = 0; i < pairs.length; i++) {
            for (int j = i + 1; j < pairs.length; j++) {
                Placement placement = placement(pairs[i], pairs[j]);
                if (placement != null) {
                    int count = inliers(placement, pairs);
                    if (count > inliers) {
                        inliers = count;
                        best = placement;
                    }
                }
            }
        }
        return best == null ? 0 : refined(best);
    }

    /** The nearest point of the second for each of the first, when it is near enough. */
    private int[][] pairs() {
        int[][] pairs = new int[first.points()][];
        int count = 0;
        for (int i = 0; i < first.points(); i++) {
            int nearest = -1;
            int bits = NEAR_BITS + 1;
            for (int j = 0; j < second.points(); j++) {
                int distance = Long.bitCount(first.words()[i] ^ second.words()[j]);
                if (distance < bits) {
                    bits = distance;
                    nearest = j;
                }
            }
            if (nearest >= 0) {
                pairs[count++] = new int[] {first.x()[i] - HALF, first.y()[i] - HALF, second.x()[nearest] - HALF,
                    second.y()[nearest] - HALF};
            }
        }
        return Arrays.copyOf(pairs, count);
    }

    private static Placement placement(int[] one, int[] other) {
        double before = Math.hypot(one[0] - other[0], one[1] - other[1]);
        double after = Math.hypot(one[2] - other[2], one[3] - other[3]);
        if (before < 12) {
            return null;
        }
        double scale = after / before;
        if (scale > MAX_SCALE || scale < 1 / MAX_SCALE) {
            return null;
        }
        return new Placement(scale, scale, (one[2] + other[2] - scale * (one[0] + other[0])) / 2,
                (one[3] + other[3] - scale * (one[1] + other[1])) / 2);
    }

    private static int inliers(Placement at, int[][] pairs) {
        int count = 0;
        for (int[] pair : pairs) {
            if (Math.abs(at.scaleX * pair[0] + at.dx - pair[2]) <= TOLERANCE
                    && Math.abs(at.scaleY * pair[1] + at.dy - pair[3]) <= TOLERANCE) {
                count++;
            }
        }
        return count;
    }

    private double refined(Placement start) {
        Placement best = start;
        double similarity = correlation(start);
        if (similarity < PROMISING) {
            return similarity;
        }
        for (double step = 1.5; step > 0.3; step /= 2) {
            boolean better = true;
            for (int round = 0; better && round < 4; round++) {
                better = false;
                for (int axis = 0; axis < 4; axis++) {
                    for (int sign = -1; sign <= 1; sign += 2) {
                        Placement moved = moved(best, axis, sign * step);
                        double value = correlation(moved);
                        if (value > similarity) {
                            similarity = value;
                            best = moved;
                            better = true;
                        }
                    }
                }
            }
        }
        return similarity;
    }

    private static Placement moved(Placement at, int axis, double step) {
        double stretch = step / HALF;
        return switch (axis) {
            case 0 -> new Placement(at.scaleX, at.scaleY, at.dx + step, at.dy);
            case 1 -> new Placement(at.scaleX, at.scaleY, at.dx, at.dy + step);
            case 2 -> new Placement(at.scaleX + stretch, at.scaleY, at.dx, at.dy);
            default -> new Placement(at.scaleX, at.scaleY + stretch, at.dx, at.dy);
        };
    }

    private double correlation(Placement at) {
        int side = FingerprintMaker.KEPT;
        double half = (side - 1) / 2.0;
        double dx = at.dx * side / FingerprintMaker.SIDE;
        double dy = at.dy * side / FingerprintMaker.SIDE;
        int known = 0;
        int both = 0;
        double sumA = 0;
        double sumB = 0;
        double sumAa = 0;
        double sumBb = 0;
        double sumAb = 0;
        for (int row = 0; row < side; row++) {
            double toRow = (row - half) * at.scaleY + dy + half;
            int rowBelow = (int) Math.floor(toRow);
            float down = (float) (toRow - rowBelow);
            for (int column = 0; column < side; column++) {
                int a = first.picture()[row * side + column];
                if (a == 0) {
                    continue;
                }
                known++;
                double toColumn = (column - half) * at.scaleX + dx + half;
                int left = (int) Math.floor(toColumn);
                if (rowBelow < 0 || left < 0 || rowBelow + 1 >= side || left + 1 >= side) {
                    continue;
                }
                int from = rowBelow * side + left;
                byte[] picture = second.picture();
                if (picture[from] == 0 || picture[from + 1] == 0 || picture[from + side] == 0
                        || picture[from + side + 1] == 0) {
                    continue;
                }
                float across = (float) (toColumn - left);
                float upper = picture[from] + across * (picture[from + 1] - picture[from]);
                float lower = picture[from + side] + across * (picture[from + side + 1] - picture[from + side]);
                float b = upper + down * (lower - upper);
                both++;
                sumA += a;
                sumB += b;
                sumAa += a * a;
                sumBb += b * b;
                sumAb += a * b;
            }
        }
        if (both < MIN_OVERLAP * known || both < side) {
            return 0;
        }
        double varianceA = sumAa - sumA * sumA / both;
        double varianceB = sumBb - sumB * sumB / both;
        return varianceA <= 0 || varianceB <= 0 ? 0
                : (sumAb - sumA * sumB / both) / Math.sqrt(varianceA * varianceB);
    }
}
