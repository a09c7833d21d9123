package org.apical.cli.internal;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Progress where no terminal is: a line when another tenth is done, but at most one in ten seconds and at least one a
 * minute, so that short work is silent and long work is not.
 */
final class LineView implements ProgressView {

    private static final double LEAST_SECONDS = 10;
    private static final double MOST_SECONDS = 60;

    private final PrintStream out;
    private final LongSupplier nanos;
    private String what;
    private long total;
    private long began;
    private long lastLine;
    private long lastDone;

    LineView(PrintStream out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        this.lastLine = nanos.getAsLong();
    }

    @Override
    public void begin(String newWhat, long newTotal) {
        what = newWhat;
        total = newTotal;
        began = nanos.getAsLong();
        lastDone = 0;
    }

    @Override
    public void update(long done, String note) {
        if (what == null) {
            return;
        }
        long now = nanos.getAsLong();
        double silentSeconds = (now - lastLine) / 1e9;
        boolean tenth = total <= 0 || (done - lastDone) * 10 >= total;
        if (silentSeconds >= MOST_SECONDS || silentSeconds >= LEAST_SECONDS && tenth) {
            out.println(line(done, note, (now - began) / 1e9));
            lastLine = now;
            lastDone = done;
        }
    }

    private String line(long done, String note, double seconds) {
        StringBuilder line = new StringBuilder(what).append(": ").append(done);
        if (total > 0) {
            line.append(" of ").append(total).append(" (").append(100 * done / total).append(" %)");
        }
        if (done > 0 && seconds > 0) {
            double rate = done / seconds;
            line.append(String.format(Locale.ROOT, rate < 10 ? ", %.2f/s" : ", %.0f/s", rate));
            if (total > done) {
                line.append(", ").append(duration((total - done) / rate)).append(" left");
            }
        }
        return note.isEmpty() ? line.toString() : line.append(", ").append(note).toString();
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60 ? whole + " s" : whole < 3600 ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole / 60 % 60 + " min";
    }

    @Override
    public void clear() {
        // Lines need no room.
    }

    @Override
    public void end() {
        what = null;
    }
}
