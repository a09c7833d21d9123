package org.apical.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.apical.api.ApicalException;
import org.apical.api.catalog.Kind;
import org.apical.testing.ListedCatalog;
import org.junit.jupiter.api.Test;

import sun.misc.Signal;

class InterruptionTest {

    private static void work(org.apical.api.command.CommandContext context) throws ApicalException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(20)) {
            context.progress().checkCancelled();
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void signalStopsTheWorkAndLeavesTheRestOfTheProcessAlone() {
        boolean[] tidied = new boolean[1];
        Session session = Session.run(new ListedCatalog().add(Kind.COMMAND, "org.test.train",
                new TestCommand((settings, context) -> {
                    Signal.raise(new Signal("TERM"));
                    try {
                        work(context);
                    } finally {
                        tidied[0] = true;
                    }
                    return "not reached";
                })), "train", "a", "--out", "o");
        assertEquals(ExitCode.INTERRUPTED, session.exitCode);
        assertTrue(tidied[0]);
        assertEquals("", session.out());
        assertTrue(session.err().contains("stopping"), session.err());
        assertTrue(session.err().endsWith("apical: The work was stopped.\n"), session.err());
        assertEquals(List.of(), session.halts);
    }

    @Test
    void secondSignalEndsTheProcessAtOnce() {
        Session session = Session.run(new ListedCatalog().add(Kind.COMMAND, "org.test.train",
                new TestCommand((settings, context) -> {
                    Signal.raise(new Signal("TERM"));
                    waitFor(context.progress()::isCancelled);
                    Signal.raise(new Signal("TERM"));
                    return waitForSecond();
                })), "train", "a", "--out", "o");
        assertEquals(ExitCode.INTERRUPTED, session.exitCode);
        assertEquals(List.of(ExitCode.INTERRUPTED), session.halts);
    }

    @Test
    void workThatDoesNotStopIsEndedAfterSomeSeconds() {
        Session[] running = new Session[1];
        Session session = Session.run(new ListedCatalog().add(Kind.COMMAND, "org.test.train",
                new TestCommand((settings, context) -> {
                    Signal.raise(new Signal("TERM"));
                    pause(6000);
                    return running;
                })), "train", "a", "--out", "o");
        assertEquals(List.of(ExitCode.INTERRUPTED), session.halts);
    }

    private static Object waitForSecond() {
        pause(500);
        return null;
    }

    private static void waitFor(java.util.function.BooleanSupplier condition) {
        for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
            pause(5);
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
