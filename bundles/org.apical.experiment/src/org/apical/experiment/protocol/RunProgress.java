package org.apical.experiment.protocol;

import org.apical.api.Progress;

/** Progress that says which run of the protocol is at work. */
record RunProgress(Progress shown, String run) implements Progress {

    @Override
    public void begin(String what, long total) {
        shown.begin(run + ": " + what, total);
    }

    @Override
    public void advance(long done) {
        shown.advance(done);
    }

    @Override
    public void note(String detail) {
        shown.note(detail);
    }

    @Override
    public boolean isCancelled() {
        return shown.isCancelled();
    }
}
