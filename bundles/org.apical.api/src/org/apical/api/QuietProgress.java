package org.apical.api;

import java.util.function.BooleanSupplier;

/** Progress that can be stopped but shows nothing. */
record QuietProgress(BooleanSupplier cancelled) implements Progress {

    @Override
    public void begin(String what, long total) {
        // Nobody watches, or the stretch around this work stays shown.
    }

    @Override
    public void advance(long done) {
        // Units are not shown.
    }

    @Override
    public void note(String detail) {
        // Notes are not shown.
    }

    @Override
    public boolean isCancelled() {
        return cancelled.getAsBoolean();
    }
}
