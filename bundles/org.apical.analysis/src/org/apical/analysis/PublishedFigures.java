package org.apical.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.report.Estimate;

/**
 * What papers printed for a task, to stand beside a run's figures.
 *
 * <p>A published figure is of other patients and another network; it says what was reached, not what must be.
 *
 * @since 1.0
 */
public final class PublishedFigures {

    private static final String TABLE = "internal/published-figures.tsv";
    private static final Map<String, List<Published>> BY_TASK = read();

    /**
     * A printed figure.
     *
     * @param figure the figure's name as in metrics.json, such as mae or auc
     * @param estimate the value as printed; ends {@code NaN} where the source prints no interval
     * @param decimals how many decimals the source prints
     * @param source where it stands
     * @param remark what else is to be said of it, perhaps empty
     */
    public record Published(String figure, Estimate estimate, int decimals, String source, String remark) {
    }

    private PublishedFigures() {
    }

    /**
     * Returns the figures of a task.
     *
     * @param task the task's id, whole or short
     * @return the figures; none when no paper is known
     */
    public static List<Published> of(String task) {
        return BY_TASK.getOrDefault(task.substring(task.lastIndexOf('.') + 1), List.of());
    }

    /**
     * Returns every task of which figures are known.
     *
     * @return the tasks' short ids in the order of the table
     */
    public static List<String> tasks() {
        return List.copyOf(BY_TASK.keySet());
    }

    private static Map<String, List<Published>> read() {
        Map<String, List<Published>> byTask = new LinkedHashMap<>();
        try (InputStream stream = PublishedFigures.class.getResourceAsStream(TABLE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t"))
                    .forEach(cells -> byTask.computeIfAbsent(cells[0], task -> new ArrayList<>())
                            .add(new Published(cells[1],
                                    new Estimate(number(cells[2]), number(cells[3]), number(cells[4])),
                                    cells[2].length() - cells[2].indexOf('.') - 1, cells[5],
                                    cells[6].equals("-") ? "" : cells[6])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(byTask);
    }

    private static double number(String cell) {
        return cell.equals("-") ? Double.NaN : Double.parseDouble(cell);
    }
}
