package org.apical.experiment.run;

import org.apical.api.Progress;

/** Progress that can be stopped but shows nothing, for work inside a stretch that is already shown. */
record Quiet(Progress watched) implements Progress {

    static Progress over(Progress watched) {
        return new Quiet(watched);
    }

    @Override
    public void begin(String what, long total) {
        // The stretch around this work stays shown.
    }

    @Override
    public void advance(long done) {
        // The stretch around this work counts its own units.
    }

    @Override
    public void note(String detail) {
        // The stretch around this work has its own note.
    }

    @Override
    public boolean isCancelled() {
        return watched.isCancelled();
    }
}
