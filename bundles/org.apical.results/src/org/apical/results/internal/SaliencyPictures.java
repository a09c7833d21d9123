package org.apical.results.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apical.analysis.SaliencyOverlay;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;
import org.apical.api.source.Clip;
import org.apical.data.Cohort;
import org.apical.data.FrameGeometry;
import org.apical.dicom.result.Algorithm;
import org.apical.dicom.result.SaliencyCapture;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.run.RunModel;

/** Draws maps over frames in the pixel grid of their clip. */
final class SaliencyPictures {
    private final RunModel model;
    private final CatalogEntry entry;
    private final SaliencyMethod method;
    private final Algorithm algorithm;
    private final LocalDateTime created;

    SaliencyPictures(RunModel model, Catalog catalog, String id, Algorithm algorithm, LocalDateTime created)
            throws ApicalException {
        this.model = model;
        this.entry = catalog.find(Kind.INTERPRETER, id);
        this.method = method(model, catalog, entry);
        this.algorithm = algorithm;
        this.created = created;
    }

    /** The run's own settings of an interpreter come first. */
    private static SaliencyMethod method(RunModel model, Catalog catalog, CatalogEntry entry) throws ApicalException {
        Optional<Chosen<Interpreter<?>>> own = model.experiment().interpret().stream()
                .filter(chosen -> chosen.entry().id().equals(entry.id())).findFirst();
        return own.isPresent() ? Contributions.saliency(own.get())
                : byDefault(catalog.contribution(Kind.INTERPRETER, entry));
    }

    private static <S extends Record> SaliencyMethod byDefault(Interpreter<S> interpreter) throws ApicalException {
        try {
            return interpreter.create(SettingsType.of(interpreter.settingsType()).defaults());
        } catch (SettingsException e) {
            throw ApicalException.badInput(Problem.of("This interpreter needs settings: " + e.getMessage(),
                    "Name it with its settings under interpret in the experiment."), e);
        }
    }

    void write(Path file, JudgedClip clip, Cohort cohort, int most, Progress progress) throws ApicalException {
        int[] chosen = spread(clip.frames().size(), most);
        boolean[] sector = cohort.sector(clip.stored().index());
        List<byte[]> pictures = new ArrayList<>();
        int[] numbers = new int[chosen.length];
        double[] times = new double[chosen.length];
        FrameGeometry geometry = clip.stored().geometry();
        int output = model.task("").output(clip.predictions().get(0).prediction());
        try (Clip frames = clip.reference().open()) {
            for (int i = 0; i < chosen.length; i++) {
                progress.checkCancelled();
                Tensor input = model.input(List.of(clip.frames().get(chosen[i])));
                float[] map = method.map(model.model(), input, output, model.experiment().seed() + chosen[i],
                        Progress.NONE).data().clone();
                for (int pixel = 0; pixel < map.length; pixel++) {
                    map[pixel] = sector[pixel] ? Math.abs(map[pixel]) : 0;
                }
                numbers[i] = clip.numbers()[chosen[i]] + 1;
                times[i] = clip.stored().frameTimesMs()[chosen[i]];
                pictures.add(draw(frames.greyFrame(numbers[i] - 1), toSource(map, geometry), geometry));
            }
        }
        try {
            new SaliencyCapture(clip.dataset(), numbers, times, entry.name() + " of the prediction "
                    + model.experiment().task().entry().name(), algorithm, created)
                    .write(file, geometry.sourceRows(), geometry.sourceColumns(), pictures);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        }
    }

    /** Returns so many of the indices, spread evenly from the first to the last. */
    static int[] spread(int count, int most) {
        int taken = Math.min(count, most);
        int[] chosen = new int[taken];
        for (int i = 0; i < taken; i++) {
            chosen[i] = taken == 1 ? 0 : (int) Math.round(i * (count - 1.0) / (taken - 1));
        }
        return chosen;
    }

    /** Brings a map from the stored frame back to the picture it was cropped from, bilinear, 0 outside. */
    static float[] toSource(float[] map, FrameGeometry g) {
        float[] source = new float[g.sourceRows() * g.sourceColumns()];
        for (int y = 0; y < g.sourceRows(); y++) {
            double row = (y + 0.5 - g.y0()) * g.rows() / g.height() - 0.5;
            for (int x = 0; x < g.sourceColumns(); x++) {
                double column = (x + 0.5 - g.x0()) * g.columns() / g.width() - 0.5;
                source[y * g.sourceColumns() + x] = sample(map, g.rows(), g.columns(), row, column);
            }
        }
        return source;
    }

    private static float sample(float[] map, int rows, int columns, double row, double column) {
        if (row < -0.5 || column < -0.5 || row > rows - 0.5 || column > columns - 0.5) {
            return 0;
        }
        double y = Math.max(0, Math.min(rows - 1, row));
        double x = Math.max(0, Math.min(columns - 1, column));
        int y0 = (int) y;
        int x0 = (int) x;
        int y1 = Math.min(rows - 1, y0 + 1);
        int x1 = Math.min(columns - 1, x0 + 1);
        double top = map[y0 * columns + x0] * (1 - (x - x0)) + map[y0 * columns + x1] * (x - x0);
        double bottom = map[y1 * columns + x0] * (1 - (x - x0)) + map[y1 * columns + x1] * (x - x0);
        return (float) (top * (1 - (y - y0)) + bottom * (y - y0));
    }

    private static byte[] draw(byte[] grey, float[] map, FrameGeometry g) {
        float[] frame = new float[grey.length];
        for (int i = 0; i < grey.length; i++) {
            frame[i] = (grey[i] & 0xFF) / 255f;
        }
        BufferedImage image = SaliencyOverlay.overlay(frame, map, g.sourceRows(), g.sourceColumns());
        // Small pictures are drawn enlarged; the capture keeps the grid of its source.
        int scale = image.getWidth() / g.sourceColumns();
        byte[] rgb = new byte[grey.length * 3];
        for (int y = 0; y < g.sourceRows(); y++) {
            for (int x = 0; x < g.sourceColumns(); x++) {
                int colour = image.getRGB(x * scale + scale / 2, y * scale + scale / 2);
                int at = (y * g.sourceColumns() + x) * 3;
                rgb[at] = (byte) (colour >> 16);
                rgb[at + 1] = (byte) (colour >> 8);
                rgb[at + 2] = (byte) colour;
            }
        }
        return rgb;
    }
}
