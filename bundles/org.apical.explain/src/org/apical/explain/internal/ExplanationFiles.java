package org.apical.explain.internal;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.apical.analysis.ColourScale;
import org.apical.analysis.SaliencyOverlay;
import org.apical.analysis.SaliencyPlate;
import org.apical.analysis.Watermark;
import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.experiment.run.RunFolder;
import org.apical.explain.NumpyFile;
import org.apical.trust.Badge;
import org.apical.trust.counterfactual.ClipMask;
import org.apical.trust.counterfactual.Counterfactual;

/** The files of an explanation: pictures and raw maps in the folder maps, and tables beside it. */
final class ExplanationFiles {

    static final String MEASURES = "measures.csv";
    static final String HIDDEN = "counterfactuals.csv";
    static final String MAPS = "maps";

    private static final int GAP = 6;

    private final Path folder;
    private final int rows;
    private final int columns;
    private final boolean shared;
    private final List<Waiting> waiting = new ArrayList<>();

    /** A map that is drawn when the scale of all is known. */
    private record Waiting(MapRow row, byte[] pixels, float[] map) {
    }

    ExplanationFiles(Path folder, int rows, int columns, boolean shared) {
        this.folder = folder;
        this.rows = rows;
        this.columns = columns;
        this.shared = shared;
    }

    String name(int number, String subject, String interpreter, int frame) {
        return String.format(Locale.ROOT, "%04d-%s-%s-frame%02d", number, safe(subject), interpreter, frame + 1);
    }

    String film(int number, String subject, String interpreter) {
        return String.format(Locale.ROOT, "%04d-%s-%s", number, safe(subject), interpreter);
    }

    static String safe(String subject) {
        return subject.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    void map(MapRow row, byte[] pixels, float[] map) throws ApicalException {
        NumpyFile.write(folder.resolve(MAPS).resolve(row.name() + ".npy"), map, rows, columns);
        if (shared) {
            waiting.add(new Waiting(row, pixels, map));
        } else {
            draw(row, pixels, map, ColourScale.of(map));
        }
    }

    private void draw(MapRow row, byte[] pixels, float[] map, ColourScale scale) throws ApicalException {
        float[] grey = grey(pixels);
        png(marked(SaliencyPlate.overlay(grey, map, rows, columns, scale), row), row.name() + "-overlay");
        png(marked(SaliencyPlate.of(grey, map, rows, columns, scale), row), row.name());
    }

    private static BufferedImage marked(BufferedImage picture, MapRow row) {
        return row.badge() == Badge.RED ? Watermark.over(picture, Watermark.FAILED_CHECKS) : picture;
    }

    private void png(BufferedImage picture, String name) throws ApicalException {
        SaliencyOverlay.writePng(picture, folder.resolve(MAPS).resolve(name + ".png"));
    }

    /** Draws the first frame as it is and with the structure filled, so that readers see what the network saw. */
    void hidden(String subject, byte[] pixels, ClipMask mask, ExplainSettings settings) throws ApicalException {
        Tensor frame = Tensor.of(grey(pixels), 1, 1, rows, columns);
        ClipMask first = settings.counterfactual()
                .hidden(new ClipMask(rows, columns, mask.sector(), List.of(mask.frame(0))));
        float[] filled = settings.counterfactual().replacement().fill(frame, first, settings.seed()).data();
        BufferedImage before = SaliencyOverlay.frame(frame.data(), rows, columns);
        BufferedImage after = SaliencyOverlay.frame(filled, rows, columns);
        BufferedImage both = new BufferedImage(2 * before.getWidth() + GAP, before.getHeight(),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = both.createGraphics();
        graphics.drawImage(before, 0, 0, null);
        graphics.drawImage(after, before.getWidth() + GAP, 0, null);
        graphics.dispose();
        png(both, "hidden-" + safe(subject));
    }

    private static float[] grey(byte[] pixels) {
        float[] grey = new float[pixels.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (pixels[i] & 0xFF) / 255f;
        }
        return grey;
    }

    /** Draws what waited and writes the tables. */
    void finish(List<MapRow> maps, List<HiddenRow> hidden) throws ApicalException {
        Set<String> interpreters = new LinkedHashSet<>();
        waiting.forEach(one -> interpreters.add(one.row().interpreter()));
        for (String interpreter : interpreters) {
            List<Waiting> own = waiting.stream().filter(one -> one.row().interpreter().equals(interpreter)).toList();
            ColourScale scale = ColourScale.of(own.stream().map(Waiting::map).toList());
            for (Waiting one : own) {
                draw(one.row(), one.pixels(), one.map(), scale);
            }
        }
        measures(maps);
        if (!hidden.isEmpty()) {
            counterfactuals(hidden);
        }
    }

    private void measures(List<MapRow> maps) throws ApicalException {
        Set<String> names = new LinkedHashSet<>();
        maps.forEach(row -> names.addAll(row.measures().keySet()));
        boolean judged = maps.stream().anyMatch(row -> row.badge() != Badge.NONE);
        List<String> header = new ArrayList<>(List.of("subject", "clip", "frame", "timeMs", "interpreter", "truth",
                "prediction"));
        header.addAll(names);
        if (judged) {
            header.addAll(List.of("badge", "reasons"));
        }
        header.add("files");
        List<List<Object>> lines = new ArrayList<>();
        for (MapRow row : maps) {
            List<Object> line = new ArrayList<>(List.of(row.subject(), row.file(), row.frame(), row.timeMs(),
                    row.interpreter(), cell(row.truth()), cell(row.prediction())));
            names.forEach(name -> line.add(cell(row.measures().getOrDefault(name, Double.NaN))));
            if (judged) {
                line.add(row.badge().name().toLowerCase(Locale.ROOT));
                line.add(row.reasons());
            }
            line.add(MAPS + "/" + row.name());
            lines.add(line);
        }
        RunFolder.writeCsv(folder.resolve(MEASURES), header, lines);
    }

    private void counterfactuals(List<HiddenRow> hidden) throws ApicalException {
        List<List<Object>> lines = new ArrayList<>();
        for (HiddenRow row : hidden) {
            Counterfactual.Answer answer = row.answer();
            line(lines, row, "nothing", 0, 0, answer.before());
            line(lines, row, "structure", 1, answer.sectorShare(), answer.without());
            answer.doses().forEach(dose -> line(lines, row, "dose", dose.dose(), dose.sectorShare(),
                    dose.prediction()));
            answer.controls().forEach(control -> line(lines, row, "control", 1, answer.sectorShare(), control));
        }
        RunFolder.writeCsv(folder.resolve(HIDDEN), List.of("subject", "clip", "truth", "hidden", "dose", "sectorShare",
                "prediction"), lines);
    }

    private static void line(List<List<Object>> lines, HiddenRow row, String what, double dose, double share,
            double prediction) {
        lines.add(List.of(row.subject(), row.file(), cell(row.truth()), what, dose, share, prediction));
    }

    private static Object cell(double value) {
        return Double.isNaN(value) ? "" : value;
    }
}
