package org.apical.experiment.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apical.api.aggregator.Aggregator;
import org.apical.api.task.Task;

/** A run of a protocol. */
public sealed interface ProtocolRun {

    /**
     * Returns what the run is called in the protocol.
     *
     * @return letters, digits, dots, dashes and underscores
     */
    String name();

    /**
     * Tells whether the run stands in the table of tasks beside the paper's figures.
     *
     * @return false for a run that is only there to be compared
     */
    boolean isTask();

    /**
     * Returns the runs that must be there first.
     *
     * @return their names
     */
    List<String> needs();

    /**
     * A network that is trained once, or many of which the best on validation is taken.
     *
     * @param name the name
     * @param isTask whether it stands in the table of tasks
     * @param file the experiment file, absolute
     * @param overrides settings that replace those of the file, each "training.epochs=3"
     * @param searched whether the settings of the section {@code search} are searched
     * @param settingsOf the run whose search chose the settings, empty for none
     * @param own settings that come after those that the search chose
     * @param start the run whose weights training starts from, empty for chance
     */
    record Trained(String name, boolean isTask, Path file, List<String> overrides, boolean searched,
            String settingsOf, List<String> own, String start) implements ProtocolRun {

        /** Copies the settings. */
        public Trained {
            overrides = List.copyOf(overrides);
            own = List.copyOf(own);
        }

        @Override
        public List<String> needs() {
            List<String> needs = new ArrayList<>();
            if (!settingsOf.isEmpty()) {
                needs.add(settingsOf);
            }
            if (!start.isEmpty()) {
                needs.add(start);
            }
            return needs;
        }
    }

    /**
     * A finished network whose frames become a prediction in another way.
     *
     * @param name the name
     * @param of the run whose network predicts
     * @param aggregator how frames become a patient's prediction
     */
    record Aggregated(String name, String of, Chosen<Aggregator<?>> aggregator) implements ProtocolRun {

        @Override
        public boolean isTask() {
            return false;
        }

        @Override
        public List<String> needs() {
            return List.of(of);
        }
    }

    /**
     * A task that is computed from the predictions of others.
     *
     * @param name the name
     * @param task the derived task
     * @param from the runs that predict its inputs
     */
    record Derived(String name, Chosen<Task<?>> task, List<String> from) implements ProtocolRun {

        /** Copies the names. */
        public Derived {
            from = List.copyOf(from);
        }

        @Override
        public boolean isTask() {
            return true;
        }

        @Override
        public List<String> needs() {
            return from;
        }
    }
}
