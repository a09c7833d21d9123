package org.apical.runs;

import java.nio.file.Path;

import org.apical.api.ApicalException;

/** A process of its own that enters runs one by one, as trainings that end do. */
public final class RunWriter {

    private RunWriter() {
    }

    /**
     * Enters runs and prints when it began and ended.
     *
     * @param args the folder of runs, the number of the first run and how many
     * @throws ApicalException when one cannot be entered
     */
    public static void main(String[] args) throws ApicalException {
        Path runs = Path.of(args[0]);
        int from = Integer.parseInt(args[1]);
        int count = Integer.parseInt(args[2]);
        try (RunStore store = RunStore.open(runs)) {
            long began = System.currentTimeMillis();
            for (int i = from; i < from + count; i++) {
                store.enter(runs.resolve(String.format("run-%03d", i)));
            }
            System.out.println(began + " " + System.currentTimeMillis());
        }
    }
}
