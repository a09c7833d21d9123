package org.apical.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.apical.api.Progress;

/**
 * A reader who remembers what they were told and stops the work when a test wants it.
 *
 * <p>Who has asked to stop does not change their mind. Safe for use by several threads.
 *
 * @since 1.0
 */
public final class WatchedProgress implements Progress {

    private final Predicate<WatchedProgress> enough;
    private final List<String> begun = new ArrayList<>();
    private final List<Integer> advancesBefore = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long total;
    private long done;
    private int advances;
    private int questions;
    private boolean stopped;

    /** Makes a reader who stops nothing, unless asked to by {@link #stop}. */
    public WatchedProgress() {
        this(watched -> false);
    }

    private WatchedProgress(Predicate<WatchedProgress> enough) {
        this.enough = enough;
    }

    /**
     * Makes a reader who has stopped the work before it begins.
     *
     * @return the reader
     */
    public static WatchedProgress stopped() {
        return stoppingWhen(watched -> true);
    }

    /**
     * Makes a reader who stops the work when it has advanced so often.
     *
     * @param advances how many calls of {@link #advance} are enough; 0 to stop at once
     * @return the reader
     */
    public static WatchedProgress stoppingAfter(int advances) {
        return stoppingWhen(watched -> watched.advances() >= advances);
    }

    /**
     * Makes a reader who stops the work as soon as something holds of what they were told.
     *
     * @param enough asked after everything that is told and at every question whether to stop
     * @return the reader
     */
    public static WatchedProgress stoppingWhen(Predicate<WatchedProgress> enough) {
        return new WatchedProgress(enough);
    }

    /** Asks the work to stop. */
    public synchronized void stop() {
        stopped = true;
    }

    /**
     * Returns what was begun.
     *
     * @param part what the text must contain; an empty one for everything
     * @return the texts in their order
     */
    public synchronized List<String> begun(String part) {
        return begun.stream().filter(what -> what.contains(part)).toList();
    }

    /**
     * Returns what was shown beside the work.
     *
     * @return the details in their order
     */
    public synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * Returns how many units the current stretch has.
     *
     * @return the number, or 0 when it is not known or nothing was begun
     */
    public synchronized long total() {
        return total;
    }

    /**
     * Returns how many units were done in all stretches.
     *
     * @return the number
     */
    public synchronized long done() {
        return done;
    }

    /**
     * Returns how often the work advanced in all stretches.
     *
     * @return the number of calls of {@link #advance}
     */
    public synchronized int advances() {
        return advances;
    }

    /**
     * Returns how often the work advanced since a stretch was begun.
     *
     * @param part what the text of the stretch must contain; the last such stretch counts
     * @return the number of calls of {@link #advance}, 0 when no such stretch was begun
     */
    public synchronized int advancesSince(String part) {
        for (int i = begun.size() - 1; i >= 0; i--) {
            if (begun.get(i).contains(part)) {
                return advances - advancesBefore.get(i);
            }
        }
        return 0;
    }

    /**
     * Returns how often the work asked whether to stop.
     *
     * @return the number of calls of {@link #isCancelled}
     */
    public synchronized int questions() {
        return questions;
    }

    private void consider() {
        stopped = stopped || enough.test(this);
    }

    @Override
    public synchronized void begin(String what, long units) {
        begun.add(what);
        advancesBefore.add(advances);
        total = units;
        consider();
    }

    @Override
    public synchronized void advance(long units) {
        done += units;
        advances++;
        consider();
    }

    @Override
    public synchronized void note(String detail) {
        notes.add(detail);
    }

    @Override
    public synchronized boolean isCancelled() {
        questions++;
        consider();
        return stopped;
    }
}
