package org.apical.ui.study.internal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apical.api.ApicalException;
import org.apical.experiment.run.RunFolder;
import org.apical.ui.Failures;
import org.apical.ui.Workspace;
import org.eclipse.swt.widgets.Widget;

/**
 * Everything that was measured, kept in {@code reports/measurements.csv} of the workspace so that nothing is lost. To
 * be used on the user-interface thread.
 */
final class Measurements {

    static final List<String> COLUMNS = List.of("patient", "clip", "frame", "timeMs", "kind", "value", "unit", "x",
            "y");
    private static final int UNDOABLE = 50;
    private static final Measurements INSTANCE = new Measurements(Workspace.get().reports().resolve(
            "measurements.csv"));

    private final Path file;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Calibration> calibrations = new HashMap<>();
    private final Deque<List<Measurement>> before = new ArrayDeque<>();
    private List<Measurement> all = List.of();

    Measurements(Path file) {
        this.file = file;
        read();
    }

    static Measurements get() {
        return INSTANCE;
    }

    List<Measurement> all() {
        return all;
    }

    List<Measurement> of(String clip, int frame) {
        return all.stream().filter(one -> one.clip().equals(clip) && one.frame() == frame).toList();
    }

    void add(Measurement one) {
        List<Measurement> next = new ArrayList<>(all);
        next.add(one);
        change(next);
    }

    void remove(List<Measurement> some) {
        List<Measurement> next = new ArrayList<>(all);
        // By identity: two measurements may be alike.
        next.removeIf(one -> some.stream().anyMatch(other -> other == one));
        change(next);
    }

    boolean canUndo() {
        return !before.isEmpty();
    }

    void undo() {
        if (canUndo()) {
            all = before.pop();
            save();
        }
    }

    private void change(List<Measurement> next) {
        before.push(all);
        if (before.size() > UNDOABLE) {
            before.removeLast();
        }
        all = List.copyOf(next);
        save();
    }

    Optional<Calibration> calibration(String clip) {
        return Optional.ofNullable(calibrations.get(clip));
    }

    /** Tells how large the pixels of a clip are. */
    void calibrate(String clip, Calibration calibration) {
        calibrations.put(clip, calibration);
        save();
    }

    void listen(Widget owner, Runnable listener) {
        listeners.add(listener);
        owner.addDisposeListener(event -> listeners.remove(listener));
    }

    private void save() {
        try {
            RunFolder.writeCsv(file, COLUMNS, all.stream().map(this::row).toList());
        } catch (ApicalException e) {
            Failures.show("Keep the measurements", e);
        }
        listeners.forEach(Runnable::run);
    }

    private List<Object> row(Measurement one) {
        String[] value = one.text(calibration(one.clip())).split(" ", 2);
        return List.of(one.patient(), one.clip(), one.frame(), String.format(Locale.ROOT, "%.3f", one.timeMs()),
                one.kind().word(), value[0], value[1], text(one.x()), text(one.y()));
    }

    private static String text(double[] values) {
        return Arrays.stream(values).mapToObj(value -> String.format(Locale.ROOT, "%.2f", value))
                .collect(Collectors.joining(" "));
    }

    private void read() {
        List<Measurement> found = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
        try (CSVParser parser = CSVParser.parse(
                new StringReader(Files.exists(file) ? Files.readString(file) : ""), format)) {
            for (CSVRecord row : parser) {
                Measurement.Kind kind = row.get("kind").equals(Measurement.Kind.AREA.word()) ? Measurement.Kind.AREA
                        : Measurement.Kind.DISTANCE;
                found.add(new Measurement(kind, row.get("patient"), row.get("clip"),
                        Integer.parseInt(row.get("frame")), Double.parseDouble(row.get("timeMs")),
                        numbers(row.get("x")), numbers(row.get("y"))));
            }
            all = List.copyOf(found);
        } catch (IOException | IllegalArgumentException e) {
            Failures.show("Read the measurements of " + file, e);
        }
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
