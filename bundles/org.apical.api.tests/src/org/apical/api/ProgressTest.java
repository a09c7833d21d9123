package org.apical.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class ProgressTest {

    private final List<String> shown = new ArrayList<>();
    private boolean stop;

    private final Progress watched = new Progress() {
        @Override
        public void begin(String what, long total) {
            shown.add(what + " of " + total);
        }

        @Override
        public void advance(long done) {
            shown.add("+" + done);
        }

        @Override
        public void note(String detail) {
            shown.add(detail);
        }

        @Override
        public boolean isCancelled() {
            return stop;
        }
    };

    private void work(Progress progress) {
        progress.begin("Reading frames", 2);
        progress.advance(1);
        progress.note("half done");
    }

    @Test
    void quietWorkShowsNothingAndCanBeStopped() {
        Progress quiet = watched.quiet();
        work(quiet);
        assertEquals(List.of(), shown);
        assertFalse(quiet.isCancelled());
        stop = true;
        assertTrue(quiet.isCancelled());
    }

    @Test
    void namedWorkSaysWhatItBelongsTo() {
        Progress named = watched.named("Cell 3 of 24");
        work(named);
        assertEquals(List.of("Cell 3 of 24: Reading frames of 2", "+1", "half done"), shown);
        assertFalse(named.isCancelled());
        stop = true;
        assertTrue(named.isCancelled());
    }
}
