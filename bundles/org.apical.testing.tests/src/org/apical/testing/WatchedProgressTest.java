package org.apical.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class WatchedProgressTest {

    @Test
    void everythingIsRemembered() {
        WatchedProgress watched = new WatchedProgress();
        watched.begin("Importing", 20);
        watched.advance(15);
        watched.begin("Epoch 1 of 2", 7);
        watched.advance(3);
        watched.advance(4);
        watched.note("loss 0.5");
        assertFalse(watched.isCancelled());
        assertEquals(List.of("Importing", "Epoch 1 of 2"), watched.begun(""));
        assertEquals(List.of("Epoch 1 of 2"), watched.begun("Epoch"));
        assertEquals(7, watched.total());
        assertEquals(22, watched.done());
        assertEquals(3, watched.advances());
        assertEquals(2, watched.advancesSince("Epoch"));
        assertEquals(0, watched.advancesSince("Testing"));
        assertEquals(1, watched.questions());
        assertEquals(List.of("loss 0.5"), watched.notes());
    }

    @Test
    void theReaderStopsAtOnceLaterOrWhenAsked() {
        assertTrue(WatchedProgress.stopped().isCancelled());
        assertTrue(WatchedProgress.stoppingAfter(0).isCancelled());
        WatchedProgress later = WatchedProgress.stoppingAfter(2);
        later.advance(10);
        assertFalse(later.isCancelled());
        later.advance(1);
        assertTrue(later.isCancelled());
        WatchedProgress asked = new WatchedProgress();
        asked.stop();
        assertTrue(asked.isCancelled());
    }

    @Test
    void whoStoppedDoesNotGoOn() {
        WatchedProgress watched = WatchedProgress.stoppingWhen(progress -> progress.total() == 3);
        watched.begin("Reading", 3);
        watched.begin("Writing", 4);
        assertTrue(watched.isCancelled(), "Three were enough, though nobody asked then.");
    }
}
