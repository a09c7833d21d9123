package org.apical.experiment.search;

import org.apical.api.Progress;

/** Progress that says which cell is at work. */
record CellProgress(Progress shown, String cell) implements Progress {

    @Override
    public void begin(String what, long total) {
        shown.begin(cell + ": " + what, total);
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
