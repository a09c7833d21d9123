package org.apical.ui;

import org.apical.api.Progress;

/** Progress that the window shows and that live views look at; it rests while the run is paused. */
record LiveProgress(Progress shown, LiveTraining live) implements Progress {

    @Override
    public void begin(String what, long total) {
        live.begin(what, total);
        shown.begin(what, total);
    }

    @Override
    public void advance(long done) {
        live.advance(done);
        shown.advance(done);
    }

    @Override
    public void note(String detail) {
        live.note(detail);
        shown.note(detail);
    }

    @Override
    public boolean isCancelled() {
        // Work other than training asks here as often as it can stop: there it rests as well.
        live.hold();
        return live.isStopped() || shown.isCancelled();
    }
}
