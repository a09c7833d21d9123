package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apical.ui.Workspace;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.Test;

/** Scrolls through ten thousand runs, filters and sorts them. */
class ManyRunsTest {

    private static final int RUNS = 10_000;

    @Test
    void scrollsThroughTenThousandRunsWithoutHoldingUpTheWindow() throws Throwable {
        Path runs = Workspace.get().runs();
        // Runs of tests before would be counted as well.
        empty(runs);
        try {
            for (int i = 0; i < RUNS; i++) {
                write(runs.resolve(String.format("run-%05d", i)), i);
            }
            OpenWorkbench.with(workbench -> {
                workbench.perspective("org.apical.ui.results.perspective");
                Tree tree = workbench.ui(() -> runs());
                workbench.waitUntil("all runs", () -> tree.getItemCount() == RUNS);
                workbench.waitUntil("the first page", () -> tree.getItem(0).getText().startsWith("run-"));
                List<Long> pages = new ArrayList<>();
                for (int page = 1; page <= 40; page++) {
                    int top = page * (RUNS / 41);
                    long from = System.nanoTime();
                    workbench.ui(() -> {
                        tree.setTopItem(tree.getItem(top));
                        tree.update();
                        return null;
                    });
                    // What is seen must come soon; the window must not wait for it.
                    pages.add((System.nanoTime() - from) / 1_000_000);
                    workbench.waitUntil("page " + page, () -> tree.getItem(top).getText().startsWith("run-"));
                }
                long[] sorted = pages.stream().mapToLong(Long::longValue).sorted().toArray();
                System.out.printf(Locale.ROOT, "A page of 10,000 runs: median %d ms, longest %d ms%n",
                        sorted[sorted.length / 2], sorted[sorted.length - 1]);
                assertTrue(sorted[sorted.length / 2] < 100, "ms a page: " + Arrays.toString(sorted));
                workbench.ui(() -> {
                    WidgetSearch.visible(Text.class).get(0).setText("task=age validation.loss<0.5");
                    return null;
                });
                workbench.waitUntil("the filter", () -> tree.getItemCount() < RUNS && tree.getItemCount() > 0);
                workbench.ui(() -> {
                    tree.getColumn(4).notifyListeners(SWT.Selection, new Event());
                    return null;
                });
                workbench.waitUntil("the order", () -> tree.getItem(0).getText(4).equals("0"));
                assertTrue(workbench.picture("results-many") > 50);
            });
        } finally {
            empty(runs);
        }
    }

    private static void write(Path run, int number) throws IOException {
        Files.createDirectories(run);
        Files.writeString(run.resolve("experiment.yaml"), String.format(Locale.ROOT, """
                name: %s
                task: {id: org.apical.echonet.%s}
                training: {engine: dl4j, optimizer: {id: adam, learningRate: %s}}
                seed: %d
                """, number % 2 == 0 ? "one" : "two", number % 2 == 0 ? "ejectionFraction" : "age",
                number % 3 == 0 ? "0.001" : "0.01", number % 5));
        Files.writeString(run.resolve("progress.csv"), String.format(Locale.ROOT, """
                epoch,trainLoss,validationLoss,validationMae,learningRate,gradientNorm,imagesPerSecond,seconds
                1,1.5,%f,%f,0.001,2,100,3.5
                """, number * 7919 % 10_007 / 1e4, number * 31 % 1009 / 1e2));
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted((one, other) -> other.compareTo(one)).toList()) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        }
    }

    /** The table of runs, null while there is none; the navigator is a tree without columns. */
    private static Tree runs() {
        return WidgetSearch.all(Tree.class).stream().filter(tree -> tree.getColumnCount() > 0).findFirst().orElse(null);
    }
}
