package org.apical.experiment.run;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

import org.apical.analysis.SaliencyOverlay;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.data.Cohort;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;

/**
 * What the network sees in one batch of training: each frame as it is stored, and beside it as the augmentations left
 * it. Since every frame's variation follows from the seed, the epoch and the frame, these are the very pixels that
 * training used, or will use.
 *
 * @param rows rows of a frame
 * @param columns columns of a frame
 * @param frames the frames in the order of the batch
 */
public record Preview(int rows, int columns, List<Frame> frames) {

    private static final int GAP = 6;
    private static final int ACROSS = 4;

    /**
     * One frame.
     *
     * @param patient the patient's id
     * @param file the clip's file
     * @param number the frame's number in the cohort
     * @param labels a label a task, in the task's unit
     * @param stored the frame as it is stored, black 0 to white 1
     * @param seen what the network sees, without the normalisation of pixels; values may leave 0 to 1
     */
    public record Frame(String patient, String file, long number, List<Double> labels, float[] stored, float[] seen) {
    }

    /** Copies the frames. */
    public Preview {
        frames = List.copyOf(frames);
    }

    /**
     * Replays a batch.
     *
     * @param experiment the experiment
     * @param runs the folder that holds runs and their cohorts; data that were not imported yet are imported
     * @param epoch the epoch, from 1
     * @param batch the batch within it, from 1
     * @param progress told of the import
     * @return the batch
     * @throws ApicalException when the data cannot be used or the epoch has no such batch
     */
    public static Preview of(Experiment experiment, Path runs, int epoch, int batch, Progress progress)
            throws ApicalException {
        int threads = Runtime.getRuntime().availableProcessors();
        try (Cohort cohort = new CohortProvider(runs.resolve(ExperimentRunner.COHORTS)).open(experiment, threads,
                progress)) {
            Dataset dataset = Dataset.of(cohort, experiment);
            Normalisation normalisation = dataset.normalisation();
            try (BatchFeeder feeder = new BatchFeeder(dataset, normalisation, experiment.augment().stream()
                    .map(Contributions::transform).toList(), experiment.training().framesPerClip(),
                    experiment.training().batch(), experiment.seed(), epoch)) {
                if (batch > feeder.batches()) {
                    throw ApicalException.badInput(Problem.of("An epoch has only " + feeder.batches() + " batches.",
                            "Give --batch a number from 1 to " + feeder.batches() + "."));
                }
                return of(dataset, normalisation, feeder.replay(batch - 1), feeder.framesOf(batch - 1));
            }
        }
    }

    private static Preview of(Dataset dataset, Normalisation normalisation, Batch batch,
            List<BatchFeeder.FrameOf> from) {
        int rows = dataset.cohort().info().rows();
        int columns = dataset.cohort().info().columns();
        int length = rows * columns;
        Tensor input = batch.input();
        byte[] bytes = new byte[length];
        List<Frame> frames = new ArrayList<>();
        for (int item = 0; item < from.size(); item++) {
            BatchFeeder.FrameOf frame = from.get(item);
            dataset.read(frame.frame(), bytes);
            float[] stored = new float[length];
            float[] seen = new float[length];
            for (int i = 0; i < length; i++) {
                stored[i] = (bytes[i] & 0xFF) / 255f;
                seen[i] = (float) (input.data()[item * length + i] * normalisation.pixelDeviation()
                        + normalisation.pixelMean());
            }
            frames.add(new Frame(frame.clip().clip().patient(), frame.clip().clip().file(), frame.frame(),
                    frame.clip().labels(), stored, seen));
        }
        return new Preview(rows, columns, frames);
    }

    /**
     * Returns some of the frames.
     *
     * @param count how many; all when there are fewer
     * @return the first of them
     */
    public Preview first(int count) {
        return new Preview(rows, columns, frames.subList(0, Math.min(count, frames.size())));
    }

    /**
     * Draws pairs of pictures, stored left and seen right, four pairs a line.
     *
     * @return the sheet
     */
    public BufferedImage sheet() {
        int scale = SaliencyOverlay.displayScale(rows, columns);
        int width = columns * scale;
        int height = rows * scale;
        int across = Math.min(ACROSS, Math.max(1, frames.size()));
        int lines = (frames.size() + across - 1) / across;
        BufferedImage sheet = new BufferedImage(across * (2 * width + 3 * GAP), lines * (height + 2 * GAP),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        for (int i = 0; i < frames.size(); i++) {
            int x = i % across * (2 * width + 3 * GAP) + GAP;
            int y = i / across * (height + 2 * GAP) + GAP;
            graphics.drawImage(SaliencyOverlay.frame(frames.get(i).stored(), rows, columns), x, y, null);
            graphics.drawImage(SaliencyOverlay.frame(frames.get(i).seen(), rows, columns), x + width + GAP / 2, y,
                    null);
        }
        graphics.dispose();
        return sheet;
    }

    /**
     * Writes the sheet: a picture when the name ends in .png, else a page that opens without a network and says which
     * frames these are.
     *
     * @param file the file to write or replace
     * @param title what stands above it
     * @throws ApicalException when it cannot be written
     */
    public void write(Path file, String title) throws ApicalException {
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            SaliencyOverlay.writePng(sheet(), file);
            return;
        }
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/><title>"
                + escape(title) + "</title><style>body{font-family:sans-serif;margin:2em}figure{display:inline-block;"
                + "margin:.5em}img{margin-right:3px}figcaption{font-size:80%}</style></head><body>\n<h1>"
                + escape(title) + "</h1>\n<p>Left, each frame as it is stored; right, what the network sees. Black and "
                + "white are the ends of the stored range; what augmentation brought beyond is cut off here only."
                + "</p>\n");
        for (Frame frame : frames) {
            html.append("<figure>").append(img(frame.stored())).append(img(frame.seen())).append("<figcaption>")
                    .append(escape(frame.patient() + ", " + frame.file() + ", frame " + frame.number() + ", label "
                            + String.join(", ", frame.labels().stream().map(label -> Double.isNaN(label) ? "missing"
                                    : String.format(Locale.ROOT, "%.4g", label)).toList())))
                    .append("</figcaption></figure>\n");
        }
        AtomicFiles.writeText(file, html.append("</body></html>\n").toString());
    }

    private String img(float[] pixels) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(SaliencyOverlay.frame(pixels, rows, columns), "png", png);
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory does not fail.", e);
        }
        return "<img alt=\"\" src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray())
                + "\"/>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
