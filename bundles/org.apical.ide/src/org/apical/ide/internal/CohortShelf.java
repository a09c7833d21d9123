package org.apical.ide.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.data.Cohort;

/** The cohorts that the project tree looks into, each opened once. Safe for use by several threads. */
final class CohortShelf implements AutoCloseable {

    private final Map<Path, Cohort> open = new HashMap<>();
    private boolean closed;

    static boolean isCohort(Path folder) {
        return Files.isRegularFile(folder.resolve("cohort.json"));
    }

    /** Opens a cohort as it is now; one that was open before is closed. */
    synchronized Cohort reopen(Path folder) throws ApicalException {
        Cohort before = open.remove(folder);
        if (before != null) {
            before.close();
        }
        Cohort cohort = Cohort.open(folder);
        if (closed) {
            cohort.close();
        } else {
            open.put(folder, cohort);
        }
        return cohort;
    }

    /** Reads a frame, or returns {@code null} when the cohort is no longer open. */
    synchronized byte[] frame(Path folder, long frame) {
        Cohort cohort = open.get(folder);
        if (cohort == null || frame >= cohort.info().frames()) {
            return null;
        }
        byte[] pixels = new byte[cohort.info().rows() * cohort.info().columns()];
        cohort.read(frame, pixels);
        return pixels;
    }

    /** Returns the columns of a frame, 0 when the cohort is not open. */
    synchronized int columns(Path folder) {
        Cohort cohort = open.get(folder);
        return cohort == null ? 0 : cohort.info().columns();
    }

    /** Closes the cohorts at a place, which then can be moved. */
    synchronized void forget(Path place) {
        open.entrySet().removeIf(one -> {
            boolean there = one.getKey().startsWith(place);
            if (there) {
                one.getValue().close();
            }
            return there;
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        open.values().forEach(Cohort::close);
        open.clear();
    }
}
