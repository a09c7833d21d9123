package org.apical.explain.internal;

import org.apical.api.Progress;

/** Hides the stretches of inner work and passes on the wish to stop. */
record Quiet(Progress outer) implements Progress {

    @Override
    public void begin(String what, long total) {
        // The outer work has its own stretch.
    }

    @Override
    public void advance(long done) {
        // The outer work counts for itself.
    }

    @Override
    public void note(String detail) {
        outer.note(detail);
    }

    @Override
    public boolean isCancelled() {
        return outer.isCancelled();
    }
}
