package org.apical.data.internal;

/**
 * A fan: what lies between two edges and between two arcs around the point where the edges meet.
 *
 * @param topY the height at which the first position of each edge is given
 * @param bottomY the height at which the second is given, below the first
 * @param leftTop where the left edge is at the first height
 * @param leftBottom where the left edge is at the second height
 * @param rightTop where the right edge is at the first height
 * @param rightBottom where the right edge is at the second height
 * @param near where the near arc crosses the middle
 * @param far where the far arc crosses the middle
 */
record Fan(double topY, double bottomY, double leftTop, double leftBottom, double rightTop, double rightBottom,
        double near, double far) {

    /** Nearly parallel edges meet far away; there the arcs are straight lines. */
    private static final double FARTHEST = 50;

    double leftSlope() {
        return (leftBottom - leftTop) / (bottomY - topY);
    }

    double rightSlope() {
        return (rightBottom - rightTop) / (bottomY - topY);
    }

    double apexY() {
        double opening = rightSlope() - leftSlope();
        double height = bottomY - topY;
        double up = opening <= 1e-9 ? FARTHEST * height : (rightTop - leftTop) / opening;
        return topY - Math.min(up, FARTHEST * height);
    }

    double apexX() {
        double y = apexY();
        return (leftAt(y) + rightAt(y)) / 2;
    }

    double leftAt(double y) {
        return leftTop + (y - topY) * leftSlope();
    }

    double rightAt(double y) {
        return rightTop + (y - topY) * rightSlope();
    }

    /** Returns whether the edges open downwards and the arcs are in order. */
    boolean isProper() {
        return leftTop <= rightTop && leftBottom < rightBottom && rightSlope() >= leftSlope() && near < far
                && near >= apexY();
    }

    /** Returns the fan between the same edges with other arcs. */
    Fan withArcs(double newNear, double newFar) {
        return new Fan(topY, bottomY, leftTop, leftBottom, rightTop, rightBottom, newNear, newFar);
    }

    /** Returns the fan for a grid whose cells are this many times finer. */
    Fan scaled(double factor) {
        return new Fan(topY * factor, bottomY * factor, leftTop * factor, leftBottom * factor, rightTop * factor,
                rightBottom * factor, near * factor, far * factor);
    }

    /** Returns the fan with each border moved outwards. */
    Fan grown(double by) {
        double left = by * Math.hypot(1, leftSlope());
        double right = by * Math.hypot(1, rightSlope());
        return new Fan(topY, bottomY, leftTop - left, leftBottom - left, rightTop + right, rightBottom + right,
                near - by, far + by);
    }
}
