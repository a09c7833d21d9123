package org.apical.api;

/** Progress that says before each stretch what it belongs to. */
record NamedProgress(Progress shown, String name) implements Progress {

    @Override
    public void begin(String what, long total) {
        shown.begin(name + ": " + what, total);
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
