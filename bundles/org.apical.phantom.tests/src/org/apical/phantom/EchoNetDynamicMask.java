package org.apical.phantom;

/**
 * What the preparation script of EchoNet-Dynamic keeps of a picture, as a reference to compare with: all above the
 * first black row of the first frame goes, the middle square of the rest is taken, a tenth cut off on each side, and of
 * that two upper corners are masked along fixed diagonals. Nothing of it looks at the sector.
 *
 * <p>Source: echonet/dynamic, scripts/ConvertDICOMToAVI.ipynb (Ouyang et al., doi:10.1038/s41586-020-2145-8).
 */
final class EchoNetDynamicMask {
    private static final int SIDE = 112;

    private EchoNetDynamicMask() {
    }

    /** Returns what is kept, one entry a pixel of the picture; {@code null} where the script fails. */
    static boolean[] of(int rows, int columns, byte[] first) {
        int top = firstBlackRow(rows, columns, first);
        if (top < 0) {
            return null;
        }
        int height = rows - top;
        int bias = Math.abs(columns - height) / 2;
        int left = height < columns ? bias : 0;
        int above = height < columns ? 0 : bias;
        int square = height < columns ? height : height - 2 * bias;
        int border = square / 10;
        int inner = square - 2 * border;
        boolean[] kept = new boolean[rows * columns];
        double limit = SIDE / 2 + SIDE / 10;
        for (int y = 0; y < inner; y++) {
            for (int x = 0; x < inner; x++) {
                double u = (x + 0.5) * SIDE / inner - 0.5;
                double v = (y + 0.5) * SIDE / inner - 0.5;
                int row = top + above + border + y;
                int column = left + border + x;
                if (row < rows && column < columns) {
                    kept[row * columns + column] = u + v > limit && u - v < limit;
                }
            }
        }
        return kept;
    }

    private static int firstBlackRow(int rows, int columns, byte[] first) {
        for (int y = 0; y < rows; y++) {
            long sum = 0;
            for (int x = 0; x < columns; x++) {
                sum += first[y * columns + x] & 0xFF;
            }
            if (sum < columns) {
                return y;
            }
        }
        return -1;
    }
}
