package org.apical.ui.results.internal;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apical.api.ApicalException;
import org.apical.runs.RunStore;
import org.apical.ui.Failures;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** Asks the index of the runs beside the user-interface thread, one question after the other. */
final class RunIndex implements AutoCloseable {

    private final ExecutorService asker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "runs");
        thread.setDaemon(true);
        return thread;
    });
    private final Path runs;
    /** Touched by the asker alone. */
    private RunStore store;

    RunIndex(Path runs) {
        this.runs = runs;
    }

    /** A question to the index. */
    interface Question<T> {

        T ask(RunStore store) throws ApicalException;
    }

    Path folder() {
        return runs;
    }

    /**
     * Asks, and answers on the user-interface thread unless the widget is gone by then.
     *
     * @param owner whom the answer concerns
     * @param question asked beside the window
     * @param answer takes the answer
     * @param failed takes why there is none
     */
    <T> void ask(Control owner, Question<T> question, Consumer<T> answer, Consumer<ApicalException> failed) {
        Display display = owner.getDisplay();
        asker.execute(() -> {
            Runnable told;
            try {
                if (store == null) {
                    store = RunStore.open(runs);
                }
                T found = question.ask(store);
                told = () -> answer.accept(found);
            } catch (ApicalException failure) {
                told = () -> failed.accept(failure);
            }
            Runnable last = told;
            if (!display.isDisposed()) {
                display.asyncExec(() -> {
                    if (!owner.isDisposed()) {
                        last.run();
                    }
                });
            }
        });
    }

    <T> void ask(Control owner, Question<T> question, Consumer<T> answer) {
        ask(owner, question, answer, failure -> Failures.log("Ask for runs", failure));
    }

    @Override
    public void close() {
        asker.execute(() -> {
            try {
                if (store != null) {
                    store.close();
                }
            } catch (ApicalException failure) {
                Failures.log("Close the index of runs", failure);
            }
        });
        asker.shutdown();
    }
}
