package org.apical.phantom.internal;

import org.apical.phantom.MaskStructure;

/** The right heart in the four-chamber view, at one moment, left of the left heart, and the lead that crosses it. */
final class RightHeart {
    private static final double SEPTUM_CM = 0.28;
    private static final double LEAD_CM = 0.15;
    private static final double HINGE_ABOVE_MITRAL_CM = 0.45;

    private final Ventricle left;
    private final Axes axes;
    private final Atrium leftAtrium;
    private final double startCm;
    private final double ringAt;
    private final double widthCm;
    private final Atrium atrium;

    RightHeart(Heart heart, Ventricle left, Axes axes, Atrium leftAtrium, double emptying) {
        this.left = left;
        this.axes = axes;
        this.leftAtrium = leftAtrium;
        this.startCm = 0.22 * left.lengthCm;
        this.ringAt = left.lengthCm - HINGE_ABOVE_MITRAL_CM;
        this.widthCm = 3.9 * heart.rightScale() * (1 - 0.22 * emptying);
        double volume = 56 * StrictMath.pow(heart.rightScale(), 3) * (1 - 0.35 * (1 - emptying));
        this.atrium = Atrium.ofVolume(volume, 0.42 * widthCm, 0);
    }

    /** The ventricle's outline, grown by a margin. */
    Outline ventricle(double marginCm) {
        Outline outline = new Outline();
        for (int i = 0; i <= 24; i++) {
            double share = i / 24.0;
            double along = startCm - marginCm + (ringAt - startCm + marginCm) * share;
            axes.add(outline, along, septal(along));
        }
        for (int i = 24; i >= 0; i--) {
            double share = i / 24.0;
            double along = startCm - marginCm + (ringAt - startCm + marginCm) * share;
            axes.add(outline, along, free(share) - marginCm * Math.min(1, 0.3 + 2 * share));
        }
        return outline;
    }

    private double septal(double along) {
        return -left.outer(along);
    }

    private double free(double share) {
        double along = startCm + (ringAt - startCm) * share;
        return septal(along) - widthCm * Math.sqrt(share) * (1.06 - 0.16 * share * share);
    }

    /** The atrium's outline, grown by a margin; it leaves room for the septum between the atria. */
    Outline atrium(double marginCm) {
        Outline outline = new Outline();
        double top = ringAt;
        double height = atrium.heightCm() + marginCm;
        double middle = 0.5 * (septal(ringAt) + free(1));
        for (int i = 0; i <= 30; i++) {
            double share = 1 - (1 - i / 30.0) * (1 - i / 30.0);
            double half = atrium.halfWidth(share) * (1 + marginCm / atrium.widthCm());
            axes.add(outline, top + height * share, middle - half);
        }
        for (int i = 30; i >= 0; i--) {
            double share = 1 - (1 - i / 30.0) * (1 - i / 30.0);
            double half = atrium.halfWidth(share) * (1 + marginCm / atrium.widthCm());
            axes.add(outline, top + height * share, Math.min(middle + half, limit(top + height * share, middle)));
        }
        return outline;
    }

    /** Where the septum between the atria begins, coming from the right atrium. */
    private double limit(double along, double middle) {
        double share = Math.max(0, Math.min(1, (along - left.lengthCm) / leftAtrium.heightCm()));
        double edge = leftAtrium.middle(share) - leftAtrium.halfWidth(share) - SEPTUM_CM;
        double ring = septal(ringAt) + 0.1;
        return Math.max(middle, share > 0.75 ? 1e9 : Math.min(edge, ring + 4 * share));
    }

    private Outline wall(double offset) {
        Outline wall = new Outline();
        for (int i = 0; i <= 24; i++) {
            double share = 0.02 + 0.98 * i / 24;
            axes.add(wall, startCm + (ringAt - startCm) * share, free(share) - offset);
        }
        return wall;
    }

    private Outline roof(double offset) {
        double middle = 0.5 * (septal(ringAt) + free(1));
        Outline roof = new Outline();
        for (int i = 0; i <= 30; i++) {
            double share = i < 15 ? 0.1 + 0.9 * i / 15 : 1 - 0.35 * (i - 15) / 15;
            double half = atrium.halfWidth(share) + 0.8 * offset;
            axes.add(roof, ringAt + atrium.heightCm() * share + offset, middle + (i < 15 ? -half : half));
        }
        return roof;
    }

    /** Draws what reverberates behind the right heart. */
    void halo(Canvas canvas) {
        ApicalScene.halo(canvas, wall(0.7));
        ApicalScene.halo(canvas, roof(0.6));
    }

    /** Draws the tricuspid valve and the borders. */
    void draw(Canvas canvas, double opening, double valveDb, double pericardiumDb) {
        double septal = septal(ringAt);
        double free = free(1);
        double middle = 0.5 * (septal + free);
        double reach = 0.8 * opening;
        ApicalScene.leaflet(canvas, axes, ringAt, septal, ringAt - 0.3 - 1.0 * reach,
                middle + 0.15 + reach * (septal - middle - 0.5), valveDb - 2, 0.14);
        ApicalScene.leaflet(canvas, axes, ringAt, free, ringAt - 0.3 - 1.4 * reach,
                middle + 0.1 + reach * (free - middle + 0.5), valveDb - 2, 0.14);
        canvas.line(wall(0.4), pericardiumDb - 4, 0.22, 0.6, null);
        canvas.line(roof(0.1), pericardiumDb - 1, 0.26, 0.7, null);
        canvas.line(axes.smooth(false, ringAt - 0.2, free - 0.1, ringAt + 0.2, free - 0.1), valveDb + 5, 0.4, 0,
                null);
    }

    /** Draws the lead from the roof of the atrium through the valve to the apex, with its reverberations. */
    void lead(Canvas canvas, double levelDb, double bend) {
        double middle = 0.5 * (septal(ringAt) + free(1));
        double tip = startCm + 0.15 * (ringAt - startCm);
        double near = 0.45 * (ringAt - startCm) + startCm;
        Outline path = axes.smooth(false,
                ringAt + 0.96 * atrium.heightCm(), middle - 0.45 * atrium.widthCm() + 0.3 * bend,
                ringAt + 0.5 * atrium.heightCm(), middle - 0.1 + 0.6 * bend,
                ringAt, middle + 0.15 * bend,
                near, septal(near) - 0.30 * widthCm - 0.2 * bend,
                tip, septal(tip) - 0.22 * widthCm);
        for (int i = 0; i + 1 < path.size(); i++) {
            double inPlane = StrictMath.sin(0.45 * i + 9 * bend) + 0.6 * StrictMath.sin(1.1 * i + 4 * bend);
            Outline piece = new Outline().add(path.x(i), path.z(i)).add(path.x(i + 1), path.z(i + 1));
            canvas.line(piece, levelDb + 4.5 * inPlane - 2, LEAD_CM, 0.25, MaskStructure.LEAD);
        }
        for (int echo = 1; echo <= 2; echo++) {
            Outline ghost = new Outline();
            for (int i = 0; i < path.size(); i++) {
                double range = Math.sqrt(path.x(i) * path.x(i) + path.z(i) * path.z(i));
                double scale = (range + 0.42 * echo) / range;
                ghost.add(path.x(i) * scale, path.z(i) * scale);
            }
            canvas.line(ghost, levelDb - 11 * echo, 0.14, 0.45, null);
        }
    }
}
