package org.apical.api;

/**
 * Tells a reader how far some work is and tells the work whether to stop.
 *
 * <p>Implementations are safe for use by several threads and cheap enough to call for every frame.
 *
 * @since 1.0
 */
public interface Progress {

    /** Progress that nobody watches and nobody stops. */
    Progress NONE = new QuietProgress(() -> false);

    /**
     * Begins a stretch of work; it ends the stretch before it.
     *
     * @param what what is done, as a participle: "Importing clips"
     * @param total the number of units, or 0 when it is not known
     */
    void begin(String what, long total);

    /**
     * Counts units of the current stretch as done.
     *
     * @param done how many more are done
     */
    void advance(long done);

    /**
     * Shows a detail beside the current stretch, such as the loss.
     *
     * @param detail a short text
     */
    void note(String detail);

    /**
     * Returns whether the reader asked to stop.
     *
     * @return true once the work should stop
     */
    boolean isCancelled();

    /**
     * Ends the work when the reader asked to stop.
     *
     * @throws ApicalException of kind {@link ApicalException.Cause#INTERRUPTED}
     */
    default void checkCancelled() throws ApicalException {
        if (isCancelled()) {
            throw ApicalException.interrupted();
        }
    }

    /**
     * Returns a progress for work inside a stretch that is already shown: it can be stopped but shows nothing.
     *
     * @return a progress that only passes on the wish to stop
     */
    default Progress quiet() {
        return new QuietProgress(this::isCancelled);
    }

    /**
     * Returns a progress that says which of several like pieces of work is done.
     *
     * @param name what stands before each stretch, such as "Cell 3 of 24"
     * @return a progress that shows the same under that name
     */
    default Progress named(String name) {
        return new NamedProgress(this, name);
    }
}
