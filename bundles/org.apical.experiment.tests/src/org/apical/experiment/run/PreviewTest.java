package org.apical.experiment.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.augmentation.FrameTransform;
import org.apical.api.engine.Batch;
import org.apical.data.Cohort;
import org.apical.experiment.DiscFixture;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;

/** Batches can be made again, alone and in any order, and are shown as they are. */
class PreviewTest extends DiscFixture {

    PreviewTest() {
        super(head("ejectionFraction", 32, 32, 4) + """
                split: {test: 0.25, validation: 0.2}
                augment: [{id: rotation, degrees: 20}, {id: brightness, delta: 0.1}]
                model: {architecture: smallCnn}
                training: {batch: 8, epochs: 2, threads: 1, framesPerClip: 2}
                """);
    }

    private static BatchFeeder feeder(Dataset dataset, Experiment experiment, int epoch) {
        List<FrameTransform> transforms = experiment.augment().stream().map(Contributions::transform).toList();
        return new BatchFeeder(dataset, dataset.normalisation(), transforms, experiment.training().framesPerClip(),
                experiment.training().batch(), experiment.seed(), epoch);
    }

    @Test
    void anyBatchCanBeReplayedAlone() throws ApicalException, IOException {
        Experiment experiment = experiment();
        try (Cohort cohort = new CohortProvider(folder.resolve("cohorts")).open(experiment, 1, Progress.NONE)) {
            Dataset dataset = Dataset.of(cohort, experiment);
            try (BatchFeeder trained = feeder(dataset, experiment, 2); BatchFeeder alone = feeder(dataset, experiment,
                    2); BatchFeeder other = feeder(dataset, experiment, 1)) {
                int batches = trained.batches();
                Batch[] seen = new Batch[batches];
                for (int i = 0; i < batches; i++) {
                    seen[i] = trained.next();
                }
                for (int i = batches - 1; i >= 0; i--) {
                    Batch again = alone.replay(i);
                    assertArrayEquals(seen[i].input().data(), again.input().data(), "batch " + i);
                    assertArrayEquals(seen[i].target().data(), again.target().data(), "batch " + i);
                }
                assertFalse(Arrays.equals(seen[0].input().data(), other.replay(0).input().data()),
                        "another epoch varies and orders frames anew");
            }
        }
    }

    @Test
    void framesAreNotVariedWhenTheyAreJudged() throws ApicalException, IOException {
        Experiment varied = experiment();
        Experiment plain = experiment("augment=[]");
        try (Cohort cohort = new CohortProvider(folder.resolve("cohorts")).open(varied, 1, Progress.NONE)) {
            byte[] frame = new byte[32 * 32];
            cohort.read(0, frame);
            Normalisation same = Dataset.of(cohort, varied).normalisation();
            assertEquals(Dataset.of(cohort, plain).normalisation(), same);
            float[] input = FrameInputs.of(List.of(frame), 32, 32, same).data();
            for (int i = 0; i < input.length; i++) {
                assertEquals(same.pixel((frame[i] & 0xFF) / 255f), input[i]);
            }
        }
    }

    @Test
    void theSheetShowsTheBatch() throws ApicalException, IOException {
        Preview preview = Preview.of(experiment(), folder.resolve("runs"), 2, 3, Progress.NONE);
        assertEquals(8, preview.frames().size());
        Preview plain = Preview.of(experiment("augment=[]"), folder.resolve("runs"), 2, 3, Progress.NONE);
        for (int i = 0; i < 8; i++) {
            assertEquals(preview.frames().get(i).number(), plain.frames().get(i).number());
            assertArrayEquals(plain.frames().get(i).stored(), plain.frames().get(i).seen(), 1e-6f);
            assertFalse(Arrays.equals(preview.frames().get(i).stored(), preview.frames().get(i).seen()));
        }
        Path png = folder.resolve("sheet.png");
        preview.first(5).write(png, "Batch");
        BufferedImage sheet = ImageIO.read(png.toFile());
        int scale = sheet.getWidth() / (4 * 2 * 32);
        assertTrue(scale >= 1 && sheet.getHeight() > 2 * 32 * scale, sheet.getWidth() + " x " + sheet.getHeight());
        Path html = folder.resolve("sheet.html");
        preview.write(html, "A < B");
        String text = Files.readString(html);
        assertEquals(16, text.split("data:image/png;base64,", -1).length - 1);
        assertTrue(text.contains("A &lt; B") && text.contains(preview.frames().get(7).patient()));
    }

    @Test
    void saysHowManyBatchesThereAre() {
        ApicalException e = assertThrows(ApicalException.class, () -> Preview.of(experiment(), folder.resolve("runs"),
                1, 999, Progress.NONE));
        assertTrue(e.getMessage().contains("has only"), e.getMessage());
    }
}
