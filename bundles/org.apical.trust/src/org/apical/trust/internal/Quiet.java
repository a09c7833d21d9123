package org.apical.trust.internal;

import org.apical.api.Progress;

/** Hides the stretches of inner work and passes on the wish to stop. */
public final class Quiet implements Progress {

    private final Progress outer;

    private Quiet(Progress outer) {
        this.outer = outer;
    }

    /**
     * Wraps a progress.
     *
     * @param outer who is asked whether to stop
     * @return a progress that shows nothing
     */
    public static Progress over(Progress outer) {
        return new Quiet(outer);
    }

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
