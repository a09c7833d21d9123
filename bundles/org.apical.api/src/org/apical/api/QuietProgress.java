package org.apical.api;

/** Progress that can be stopped but shows nothing. */
record QuietProgress(Progress outer) implements Progress {

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
        return outer.isCancelled();
    }
}
