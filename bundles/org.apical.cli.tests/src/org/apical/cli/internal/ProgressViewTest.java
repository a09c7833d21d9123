package org.apical.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class ProgressViewTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final AtomicLong nanos = new AtomicLong();

    private void pass(double seconds) {
        nanos.addAndGet((long) (seconds * 1e9));
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shortWorkIsSilent() {
        LineView view = new LineView(out, nanos::get);
        view.begin("Importing clips", 100);
        for (int done = 1; done <= 100; done++) {
            pass(0.09);
            view.update(done, "");
        }
        view.end();
        assertEquals("", shown());
    }

    @Test
    void longWorkTellsRateTimeLeftAndNoteOnceInTenSeconds() {
        ConsoleProgress progress = new ConsoleProgress(new LineView(out, nanos::get));
        progress.begin("Training", 400);
        progress.note("loss 0.25");
        for (int done = 1; done <= 100; done++) {
            pass(0.5);
            progress.advance(1);
        }
        assertEquals("Training: 40 of 400 (10 %), 2.00/s, 3 min 0 s left, loss 0.25\n"
                + "Training: 80 of 400 (20 %), 2.00/s, 2 min 40 s left, loss 0.25\n", shown());
    }

    @Test
    void workOfUnknownLengthIsToldOnceInTenSeconds() {
        ConsoleProgress progress = new ConsoleProgress(new LineView(out, nanos::get));
        progress.begin("Reading", 0);
        for (int done = 1; done <= 25; done++) {
            pass(1);
            progress.advance(20);
        }
        assertEquals("Reading: 200, 20/s\nReading: 400, 20/s\n", shown());
    }

    @Test
    void slowWorkIsToldOnceAMinute() {
        ConsoleProgress progress = new ConsoleProgress(new LineView(out, nanos::get));
        progress.begin("Training", 100000);
        for (int done = 1; done <= 119; done++) {
            pass(1);
            progress.advance(1);
        }
        assertEquals(1, shown().lines().count());
    }

    @Test
    void barShowsWhatRateAndNoteWithinTheTerminal() throws InterruptedException {
        ConsoleProgress progress = new ConsoleProgress(new BarView(out, 90));
        progress.begin("Training", 4);
        progress.note("loss 0.25");
        progress.advance(2);
        Thread.sleep(600);
        progress.advance(2);
        progress.end();
        String last = shown().substring(shown().lastIndexOf('\r') + 1).replace("\u001b[K", "").stripTrailing();
        assertTrue(last.startsWith("Training 100%"), last);
        assertTrue(last.contains("4/4") && last.contains("/s") && last.contains("loss 0.25"), last);
        assertTrue(shown().endsWith("\n"), shown());
        for (String line : shown().split("[\r\n]+")) {
            assertTrue(line.replace("\u001b[K", "").length() < 90, line);
        }
    }

    @Test
    void finishedBarStaysAboveTheResultAndIsNotDrawnAgain() {
        ConsoleProgress progress = new ConsoleProgress(new BarView(out, 90));
        progress.begin("Training", 4);
        progress.advance(4);
        progress.clear();
        out.println("Report: here");
        progress.end();
        assertTrue(shown().contains("4/4"), shown());
        assertTrue(shown().endsWith("\nReport: here\n"), shown());
    }

    @Test
    void lateReportsAfterTheEndAreIgnored() {
        for (ProgressView view : new ProgressView[] {new LineView(out, nanos::get), new BarView(out, 80)}) {
            ConsoleProgress progress = new ConsoleProgress(view);
            progress.end();
            pass(100);
            progress.advance(1);
            progress.note("late");
        }
        assertEquals("", shown());
    }
}
