package org.apical.cli.internal;

/** Shows one stretch of work after another; called by one thread at a time. */
interface ProgressView {

    /** Shows nothing. */
    ProgressView SILENT = new ProgressView() {
        @Override
        public void begin(String what, long total) {
            // Shows nothing.
        }

        @Override
        public void update(long done, String note) {
            // Shows nothing.
        }

        @Override
        public void clear() {
            // Shows nothing.
        }

        @Override
        public void end() {
            // Shows nothing.
        }
    };

    /** Begins a stretch; total is 0 when it is not known. */
    void begin(String what, long total);

    /** Shows how much of the stretch is done, with a note that may be empty. */
    void update(long done, String note);

    /** Makes room for a line that somebody else writes to the same terminal. */
    void clear();

    /** Ends the stretch. */
    void end();
}
