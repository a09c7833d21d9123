package org.apical.data.internal;

/** Draws a fan as a mask of pixels. */
final class FanRaster {

    private FanRaster() {
    }

    static boolean[] mask(Fan fan, int rows, int columns) {
        boolean[] mask = new boolean[rows * columns];
        double apexX = fan.apexX();
        double apexY = fan.apexY();
        double near = Math.max(0, fan.near() - apexY);
        double far = fan.far() - apexY;
        for (int row = 0; row < rows; row++) {
            double y = row + 0.5;
            double down = y - apexY;
            double left = fan.leftAt(y);
            double right = fan.rightAt(y);
            for (int column = Math.max(0, (int) left); down > 0 && column < Math.min(columns, right + 1); column++) {
                double x = column + 0.5;
                double distance = Math.hypot(x - apexX, down);
                mask[row * columns + column] = x >= left && x <= right && distance >= near && distance <= far;
            }
        }
        return mask;
    }
}
