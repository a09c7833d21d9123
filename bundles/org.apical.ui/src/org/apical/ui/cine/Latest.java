package org.apical.ui.cine;

import java.util.function.Consumer;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.ui.ApicalJob;
import org.apical.ui.Later;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Widget;

/**
 * Work for a view of which only the newest counts: what was asked for before is cancelled, one piece runs at a time,
 * and the result comes back on the user-interface thread unless the view has gone. To be used on that thread only.
 */
public final class Latest {

    private final Widget owner;
    private final ISchedulingRule turn = new Turn();
    private Job running;
    private long number;
    private boolean shown;

    /**
     * Work that runs beside the window.
     *
     * @param <T> what it makes
     */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * Does the work.
         *
         * @param progress says when to stop
         * @return the result
         * @throws ApicalException when it fails or is cancelled
         */
        T run(Progress progress) throws ApicalException;
    }

    /** Lets one piece of work follow the other. */
    private static final class Turn implements ISchedulingRule {

        @Override
        public boolean contains(ISchedulingRule rule) {
            return rule == this;
        }

        @Override
        public boolean isConflicting(ISchedulingRule rule) {
            return rule == this;
        }
    }

    /**
     * Prepares the work of a view.
     *
     * @param owner the widget with whose end the work ends
     */
    public Latest(Widget owner) {
        this.owner = owner;
        owner.addDisposeListener(event -> cancel());
    }

    /**
     * Says whether the work stands among that of the workbench, where it can be cancelled and where closing the window
     * asks for it. What takes moments, and is cancelled by the next choice, need not.
     *
     * @param listed true to show it; false as long as nothing is said
     */
    public void setShown(boolean listed) {
        shown = listed;
    }

    /**
     * Begins work; what was begun before is cancelled and its result never delivered.
     *
     * @param <T> what it makes
     * @param name what is done, for the progress view
     * @param work the work
     * @param done takes the result, on the user-interface thread
     * @param failed takes what went wrong, on the user-interface thread
     */
    public <T> void start(String name, Work<T> work, Consumer<T> done, Consumer<Problem> failed) {
        cancel();
        long mine = number;
        running = new ApicalJob(name) {

            @Override
            protected void work(Progress progress) throws ApicalException {
                try {
                    T result = work.run(progress);
                    deliver(mine, () -> done.accept(result));
                } catch (ApicalException e) {
                    if (e.kind() == ApicalException.Cause.INTERRUPTED) {
                        throw e;
                    }
                    deliver(mine, () -> failed.accept(e.problem()));
                }
            }
        };
        running.setRule(turn);
        running.setSystem(!shown);
        running.schedule();
    }

    private void deliver(long mine, Runnable result) {
        Later.in(owner, () -> {
            if (mine == number) {
                running = null;
                result.run();
            }
        });
    }

    /**
     * Does something after all work has ended, even when the view has gone: gives memory back, such as a model's.
     *
     * @param name what is done
     * @param work the work; it cannot be cancelled
     */
    public void afterAll(String name, Runnable work) {
        cancel();
        Job last = new ApicalJob(name) {

            @Override
            protected void work(Progress progress) {
                work.run();
            }
        };
        last.setRule(turn);
        last.setSystem(true);
        last.schedule();
    }

    /**
     * Returns whether something was begun that neither ended nor was cancelled.
     *
     * @return true until its result was delivered
     */
    public boolean isBusy() {
        return running != null && running.getResult() == null;
    }

    /** Cancels what runs; its result is never delivered. */
    public void cancel() {
        number++;
        if (running != null) {
            running.cancel();
            running = null;
        }
    }
}
