package org.apical.datasets.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.source.Tracing;

/**
 * The outlines of the left ventricle in {@code VolumeTracings.csv}: chords as in EchoNet-Dynamic
 * ({@code FileName,X1,Y1,X2,Y2,Frame}) or points as in EchoNet-Pediatric ({@code FileName,X,Y,Frame}), told by the
 * header.
 *
 * <p>Of chords, the first of a frame is the long axis and no part of the outline; the others run from the apex to the
 * mitral valve, down one wall and back up the other.
 */
public final class VolumeTracings {

    /** What was drawn. */
    public static final String STRUCTURE = "leftVentricle";

    private final Path file;
    private final boolean chords;
    private final Map<String, Map<Integer, List<double[]>>> rows = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> odd = new TreeMap<>();

    private VolumeTracings(Path file, boolean chords) {
        this.file = file;
        this.chords = chords;
    }

    /**
     * What was drawn into one video.
     *
     * @param tracings the outlines in the order of the table
     * @param problems the rows that could not be used
     */
    public record Traced(List<Tracing> tracings, List<Problem> problems) {
    }

    /**
     * Reads a table.
     *
     * @param file the file
     * @return the tracings
     * @throws ApicalException when it cannot be read or has neither kind of columns
     */
    public static VolumeTracings read(Path file) throws ApicalException {
        try (Table table = Table.open(file, "FileName", "Frame")) {
            boolean chords = table.has("X1") && table.has("Y1") && table.has("X2") && table.has("Y2");
            if (!chords && !(table.has("X") && table.has("Y"))) {
                throw ApicalException.badInput(new Problem("The table has neither the columns X1, Y1, X2, Y2 nor X, Y; "
                        + "its columns are " + String.join(", ", table.columns()) + ".", file.toString(), "line 1",
                        "Check that this is the data set's own file."));
            }
            VolumeTracings tracings = new VolumeTracings(file, chords);
            for (Table.Row row = table.next(); row != null; row = table.next()) {
                tracings.add(row);
            }
            return tracings;
        }
    }

    private void add(Table.Row row) {
        String video = VideoIndex.stem(row.get("FileName")).toLowerCase(Locale.ROOT);
        int frame = row.index("Frame");
        double[] values = chords
                ? new double[] {row.number("X1"), row.number("Y1"), row.number("X2"), row.number("Y2")}
                : new double[] {row.number("X"), row.number("Y")};
        boolean numbers = true;
        for (double value : values) {
            numbers &= !Double.isNaN(value);
        }
        if (frame < 0 || !numbers) {
            String why = frame < 0 ? "'" + row.get("Frame") + "' is no number of a frame"
                    : "a coordinate of frame " + frame + " is no number";
            odd.computeIfAbsent(video, key -> new LinkedHashMap<>()).merge(why, 1, Integer::sum);
            return;
        }
        rows.computeIfAbsent(video, key -> new LinkedHashMap<>()).computeIfAbsent(frame, key -> new ArrayList<>())
                .add(values);
    }

    /**
     * Takes what was drawn into a video.
     *
     * @param video its name with or without extension
     * @param name how messages name the video
     * @return its tracings; asked again, the video has none
     */
    public Traced take(String video, String name) {
        String key = VideoIndex.stem(video).toLowerCase(Locale.ROOT);
        List<Problem> problems = new ArrayList<>(problems(key, odd.remove(key), name));
        List<Tracing> tracings = new ArrayList<>();
        Map<Integer, List<double[]>> frames = rows.remove(key);
        for (Map.Entry<Integer, List<double[]>> frame : (frames == null ? Map.<Integer, List<double[]>>of() : frames)
                .entrySet()) {
            double[][] points = chords ? outline(frame.getValue()) : points(frame.getValue());
            if (points[0].length < 3) {
                problems.add(new Problem("The tracing of frame " + frame.getKey() + " has only "
                        + frame.getValue().size() + " rows in " + file.getFileName() + ", which is no outline; it was "
                        + "left out.", name, "frame " + frame.getKey(), ""));
            } else {
                tracings.add(Tracing.ofPoints(STRUCTURE, frame.getKey(), points[0], points[1]));
            }
        }
        return new Traced(tracings, problems);
    }

    private List<Problem> problems(String video, Map<String, Integer> reasons, String name) {
        return reasons == null ? List.of() : reasons.entrySet().stream().map(reason -> new Problem(
                (reason.getValue() == 1 ? "1 row of " : reason.getValue() + " rows of ") + file.getFileName()
                        + " were left out: " + reason.getKey() + ".", name.isEmpty() ? video : name, "", "")).toList();
    }

    /** Down one wall and back up the other. */
    private static double[][] outline(List<double[]> chords) {
        int n = chords.size() - 1;
        double[] x = new double[2 * n];
        double[] y = new double[2 * n];
        for (int i = 0; i < n; i++) {
            double[] chord = chords.get(i + 1);
            x[i] = chord[0];
            y[i] = chord[1];
            x[2 * n - 1 - i] = chord[2];
            y[2 * n - 1 - i] = chord[3];
        }
        return new double[][] {x, y};
    }

    private static double[][] points(List<double[]> rows) {
        return new double[][] {rows.stream().mapToDouble(p -> p[0]).toArray(),
            rows.stream().mapToDouble(p -> p[1]).toArray()};
    }

    /**
     * Names the videos that were traced but that nobody asked for.
     *
     * @param table the table that should have listed them
     * @return a problem each, sorted by name
     */
    public List<Problem> unused(Path table) {
        TreeSet<String> names = new TreeSet<>(rows.keySet());
        names.addAll(odd.keySet());
        return names.stream().map(name -> new Problem("The video " + name + " is traced, but "
                + table.getFileName() + " does not list it, or lists it without a video.", file.toString(), "",
                "")).toList();
    }
}
