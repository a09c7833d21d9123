package org.apical.phantom.internal;

import java.util.Locale;

/** What a scanner burns in around the scan: name and date, settings, depth scale and ECG; never inside the sector. */
final class Overlay {
    static final String[] FAMILY = {"MARLOW", "OKAFOR", "LINDQVIST", "HARADA", "PETRIE", "SANTORO", "BELLAMY", "NOVAK",
        "ABERNATHY", "CASTELLANOS", "IYER", "DUBOIS"};
    static final String[] GIVEN_WOMAN = {"ADA", "IRIS", "NORA", "MEI", "CLARA", "ROSA"};
    static final String[] GIVEN_MAN = {"OTIS", "HUGO", "AMOS", "KENJI", "FELIX", "OMAR"};
    private static final int INK = 210;
    private static final int DIM = 130;

    private final ClipPlan plan;
    private final Sector sector;
    private final byte[] still;
    private final int ecgTop;
    private final int ecgHeight;
    private final int ecgLeft;
    private final int ecgWidth;

    Overlay(ClipPlan plan, String patientName, String date) {
        this.plan = plan;
        this.sector = plan.sector();
        this.still = new byte[sector.rows() * sector.columns()];
        this.ecgHeight = Math.max(12, sector.rows() / 12);
        this.ecgTop = sector.rows() - ecgHeight - 2;
        this.ecgLeft = sector.columns() / 40;
        this.ecgWidth = (int) (sector.columns() * 0.42);
        words(patientName, date);
        scale();
        if (plan.frameTimesMs().length > 1) {
            trace();
        }
    }

    /** Returns the box of the ECG in pixels: left, top, right, bottom, all included. */
    int[] ecgBox() {
        return new int[] {ecgLeft, ecgTop, ecgLeft + ecgWidth - 1, ecgTop + ecgHeight - 1};
    }

    /** Begins a frame: everything around the scan, with the ECG's cursor at the time. */
    void draw(double timeMs, byte[] into) {
        System.arraycopy(still, 0, into, 0, still.length);
        if (plan.frameTimesMs().length > 1) {
            int column = column(timeMs);
            for (int row = ecgTop; row < ecgTop + ecgHeight; row++) {
                put(into, column, row, INK);
            }
        }
    }

    private void words(String patientName, String date) {
        int step = BitmapFont.HEIGHT + 2;
        text(3, 2, patientName, INK);
        text(sector.columns() - 3 - date.length() * BitmapFont.WIDTH, 2, date, INK);
        text(3, 2 + step, "ID " + plan.patient().patientId(), INK);
        String[] lines = {String.format(Locale.ROOT, "%d HZ", Math.round(plan.rateHz())),
            String.format(Locale.ROOT, "%d CM", Math.round(sector.depthCm())), plan.brand() % 2 == 0 ? "2D" : "2D GEN",
            String.format(Locale.ROOT, "MI 1.%d", 1 + plan.brand())};
        for (int i = 0; i < lines.length; i++) {
            int x = plan.brand() < 2 ? 3 : sector.columns() - 3 - lines[i].length() * BitmapFont.WIDTH;
            text(x, 2 + (i + 3) * step, lines[i], DIM);
        }
        String rate = String.format(Locale.ROOT, "HR %d", Math.round(plan.patient().heartRateBpm()));
        text(sector.columns() - 3 - rate.length() * BitmapFont.WIDTH, sector.rows() - step, rate, INK);
    }

    private void scale() {
        int x = sector.columns() - 5;
        for (int cm = 0; cm <= sector.depthCm(); cm++) {
            int row = (int) (sector.apexY() + cm * sector.pixelsPerCm());
            for (int i = 0; i < (cm % 5 == 0 ? 5 : 2); i++) {
                put(still, x + 4 - i, row, cm % 5 == 0 ? INK : DIM);
            }
            if (cm % 5 == 0 && cm > 0 && cm % 10 == 0) {
                text(x - 2 - 2 * BitmapFont.WIDTH, row - 3, Integer.toString(cm), DIM);
            }
        }
    }

    private void trace() {
        int before = -1;
        for (int column = 0; column < ecgWidth; column++) {
            double timeMs = column * lastMs() / (ecgWidth - 1);
            double volts = plan.cycle().ecg(timeMs / 1000);
            int row = ecgTop + (int) Math.round((ecgHeight - 1) * (0.8 - 0.75 * volts));
            int from = before < 0 ? row : Math.min(before, row);
            int to = before < 0 ? row : Math.max(before, row);
            for (int y = from; y <= to; y++) {
                put(still, ecgLeft + column, y, 190);
            }
            before = row;
        }
    }

    private double lastMs() {
        return plan.frameTimesMs()[plan.frameTimesMs().length - 1];
    }

    private int column(double timeMs) {
        return ecgLeft + (int) Math.round((ecgWidth - 1) * timeMs / lastMs());
    }

    private void text(int x, int y, String words, int grey) {
        for (int i = 0; i < words.length(); i++) {
            for (int row = 0; row < BitmapFont.HEIGHT; row++) {
                for (int column = 0; column < 5; column++) {
                    if (BitmapFont.inked(words.charAt(i), column, row)) {
                        put(still, x + i * BitmapFont.WIDTH + column, y + row, grey);
                    }
                }
            }
        }
    }

    private void put(byte[] into, int x, int y, int grey) {
        if (x >= 0 && y >= 0 && x < sector.columns() && y < sector.rows()
                && !sector.contains(sector.xCm(x), sector.zCm(y))) {
            into[y * sector.columns() + x] = (byte) grey;
        }
    }
}
