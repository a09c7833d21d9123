package org.apical.cli.internal;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress on a terminal: a bar with the rate, the time left and the note. */
final class BarView implements ProgressView {

    private static final int UPDATE_MS = 250;

    private final PrintStream out;
    private final int columns;
    private ProgressBar bar;
    private Line line;

    BarView(PrintStream out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    @Override
    public void begin(String what, long total) {
        end();
        line = new Line();
        bar = new ProgressBarBuilder().setTaskName(what).setInitialMax(total > 0 ? total : -1)
                .setUpdateIntervalMillis(UPDATE_MS).setStyle(ProgressBarStyle.ASCII)
                .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setConsumer(line).build();
    }

    @Override
    public void update(long done, String note) {
        if (bar != null) {
            bar.stepTo(done);
            bar.setExtraMessage(note.isEmpty() ? "" : " " + note);
        }
    }

    @Override
    public void clear() {
        if (bar != null) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }

    @Override
    public void end() {
        if (bar != null) {
            bar.close();
            bar = null;
            // A bar that ends before it was drawn the first time is drawn once by close() but not finished.
            line.close();
        }
    }

    /** A line of the terminal, drawn over and over; the library's own would start a terminal library for its width. */
    private final class Line implements ProgressBarConsumer {

        private boolean closed;

        @Override
        public int getMaxRenderedLength() {
            return columns - 1;
        }

        @Override
        public void accept(String rendered) {
            String text = rendered.length() < columns ? rendered : rendered.substring(0, columns - 1);
            out.print("\r" + text + "\u001b[K");
            out.flush();
        }

        @Override
        public void clear() {
            BarView.this.clear();
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                out.println();
            }
        }
    }
}
