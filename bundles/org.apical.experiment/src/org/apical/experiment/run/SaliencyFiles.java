package org.apical.experiment.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVRecord;

import org.apical.analysis.SaliencyOverlay;
import org.apical.api.ApicalException;
import org.apical.api.report.SaliencyFigure;

/**
 * The saliency folder of a run: pictures, {@code figures.csv} that lists them, and {@code measures.csv} with figures
 * about the maps where someone took them.
 */
public final class SaliencyFiles {

    private static final String FIGURES = "figures.csv";
    private static final String MEASURES = "measures.csv";

    private final Path folder;
    private final List<List<Object>> rows = new ArrayList<>();

    /**
     * Begins to fill a folder.
     *
     * @param folder the saliency folder of a run
     */
    public SaliencyFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Draws a frame and its map.
     *
     * @param patient the patient's id
     * @param interpreter the interpreter's short id
     * @param name the interpreter's name for people
     * @param frame the frame, grey, one byte a pixel
     * @param map the map, of the frame's size
     * @param frameRows the number of rows
     * @param columns the number of columns
     * @throws ApicalException when a picture cannot be written
     */
    public void add(String patient, String interpreter, String name, byte[] frame, float[] map, int frameRows,
            int columns) throws ApicalException {
        float[] pixels = new float[frame.length];
        for (int i = 0; i < frame.length; i++) {
            pixels[i] = (frame[i] & 0xFF) / 255f;
        }
        String safe = String.format("%02d", rows.size() + 1) + "-" + patient.replaceAll("[^A-Za-z0-9_-]", "_");
        String framePng = safe + "-frame.png";
        String overlayPng = safe + "-" + interpreter + ".png";
        SaliencyOverlay.writePng(SaliencyOverlay.frame(pixels, frameRows, columns), folder.resolve(framePng));
        SaliencyOverlay.writePng(SaliencyOverlay.overlay(pixels, map, frameRows, columns),
                folder.resolve(overlayPng));
        rows.add(List.of(patient, name, framePng, overlayPng));
    }

    /**
     * Writes the list of what was drawn.
     *
     * @throws ApicalException when it cannot be written
     */
    public void finish() throws ApicalException {
        RunFolder.writeCsv(folder.resolve(FIGURES), List.of("patient", "interpreter", "frame", "overlay"), rows);
    }

    /**
     * Writes figures about maps.
     *
     * @param folder the saliency folder of a run
     * @param measures the figures by patient, then by name
     * @throws ApicalException when they cannot be written
     */
    public static void writeMeasures(Path folder, Map<String, Map<String, Double>> measures) throws ApicalException {
        List<List<Object>> lines = new ArrayList<>();
        measures.forEach((patient, values) -> values.forEach((name, value) -> lines.add(List.of(patient, name,
                value))));
        RunFolder.writeCsv(folder.resolve(MEASURES), List.of("patient", "measure", "value"), lines);
    }

    /** Reads what was drawn; nothing where nothing was. */
    static List<SaliencyFigure> read(Path folder) throws ApicalException {
        Map<String, Map<String, Double>> measures = new LinkedHashMap<>();
        for (CSVRecord line : records(folder.resolve(MEASURES))) {
            measures.computeIfAbsent(line.get("patient"), patient -> new LinkedHashMap<>()).put(line.get("measure"),
                    Double.parseDouble(line.get("value")));
        }
        List<SaliencyFigure> figures = new ArrayList<>();
        for (CSVRecord line : records(folder.resolve(FIGURES))) {
            figures.add(new SaliencyFigure(line.get("patient"), line.get("interpreter"),
                    folder.resolve(line.get("frame")), folder.resolve(line.get("overlay")),
                    measures.getOrDefault(line.get("patient"), Map.of())));
        }
        return figures;
    }

    private static List<CSVRecord> records(Path file) throws ApicalException {
        return Files.exists(file) ? RunReport.csv(file) : List.of();
    }
}
