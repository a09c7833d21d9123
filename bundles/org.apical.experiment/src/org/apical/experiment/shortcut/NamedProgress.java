package org.apical.experiment.shortcut;

import org.apical.api.Progress;

/** Progress that says which control is at work. */
record NamedProgress(Progress shown, String control) implements Progress {

    @Override
    public void begin(String what, long total) {
        shown.begin(control + ": " + what, total);
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
