package org.apical.phantom;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import org.apical.api.Progress;
import org.apical.api.source.ScanRegion;
import org.apical.data.Sector;
import org.apical.data.SectorFinder;
import org.apical.dicom.DicomFile;
import org.apical.dicom.DicomFrames;
import org.apical.dicom.DicomReader;
import org.apical.dicom.UltrasoundRegion;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sector finder and the fixed mask of EchoNet-Dynamic on the same clips: how much of the heart each loses and how
 * much writing each keeps. Of real cines the true sector was read off the pictures; the phantom knows it.
 */
class SectorComparisonTest {
    private static final int EVIDENCE_FRAMES = 24;
    /** Grey levels from which on a pixel shows tissue, or writing. */
    private static final int TISSUE = 30;
    private static final int WRITING = 60;

    @TempDir
    private Path folder;

    /** A sector read off a picture, in pixels: apex, tangents of the edges, near and far radius. */
    private record Fan(String file, double x, double y, double left, double right, double near, double far) {
        boolean contains(double px, double py, double by) {
            double down = py - y;
            double across = px - x;
            double distance = Math.hypot(across, down);
            return distance >= near - by && distance <= far + by && down > -by
                    && across >= -left * down - by * Math.hypot(1, left)
                    && across <= right * down + by * Math.hypot(1, right);
        }
    }

    private static final List<Fan> READ_OFF = List.of(
            new Fan("us_a4c_acuson_jpegbaseline_65f.dcm", 286, 29, 0.996, 1.012, 18, 362),
            new Fan("us_a4c_sonosite_jpegbaseline_30f.dcm", 168, 9, 0.907, 0.945, 10, 192),
            new Fan("us_echo_ge_vivid_jpegbaseline_27f.dcm", 503, 68, 0.762, 0.783, 0, 590),
            new Fan("us_echo_palette_rle_10f.dcm", 301, 6, 0.900, 0.900, 0, 346));

    /** What is lost and kept: percent of the heart's pixels, percent of the writing's pixels. */
    private record Score(double heartLost, double writingKept) {
    }

    private static Path shared(String name) {
        List<Path> roots = new ArrayList<>();
        if (System.getenv("APICAL_TESTDATA") != null) {
            roots.add(Path.of(System.getenv("APICAL_TESTDATA")));
        }
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            roots.add(up.resolve("shared"));
        }
        Path found = roots.stream().map(root -> root.resolve("data/dicom").resolve(name)).filter(Files::exists)
                .findFirst().orElse(null);
        Assumptions.assumeTrue(found != null, "The shared test data are not there; set APICAL_TESTDATA to the folder "
                + "that holds data/.");
        return found;
    }

    private static Score score(boolean[] kept, IntPredicate heart, IntPredicate writing) {
        if (kept == null) {
            return new Score(100, 0);
        }
        int hearts = 0;
        int lost = 0;
        int letters = 0;
        int left = 0;
        for (int i = 0; i < kept.length; i++) {
            hearts += heart.test(i) ? 1 : 0;
            lost += heart.test(i) && !kept[i] ? 1 : 0;
            letters += writing.test(i) ? 1 : 0;
            left += writing.test(i) && kept[i] ? 1 : 0;
        }
        assertTrue(hearts > 500 && letters > 50, "heart " + hearts + ", writing " + letters);
        return new Score(100.0 * lost / hearts, 100.0 * left / letters);
    }

    private static Score[] both(DicomFile file, IntPredicate heart, IntPredicate writing) throws Exception {
        DicomFrames frames = DicomFrames.of(file);
        int rows = frames.description().rows();
        int columns = frames.description().columns();
        List<byte[]> pictures = new ArrayList<>();
        int wanted = Math.min(EVIDENCE_FRAMES, frames.count());
        for (int k = 0; k < wanted; k++) {
            pictures.add(frames.grey((int) ((long) k * (frames.count() - 1) / Math.max(1, wanted - 1))));
        }
        List<ScanRegion> regions = UltrasoundRegion.of(file.dataset(), rows, columns, problem -> { }).stream()
                .filter(UltrasoundRegion::usable).map(UltrasoundRegion::toScanRegion).toList();
        Sector sector = SectorFinder.find(rows, columns, pictures, regions);
        return new Score[] {score(sector.mask(), heart, writing),
            score(EchoNetDynamicMask.of(rows, columns, frames.grey(0)), heart, writing)};
    }

    private static byte[] brightest(DicomFrames frames) throws Exception {
        byte[] brightest = new byte[frames.description().rows() * frames.description().columns()];
        for (int k = 0; k < frames.count(); k++) {
            byte[] frame = frames.grey(k);
            for (int i = 0; i < frame.length; i++) {
                if ((frame[i] & 0xFF) > (brightest[i] & 0xFF)) {
                    brightest[i] = frame[i];
                }
            }
        }
        return brightest;
    }

    private static void report(TestReporter reporter, String name, Score[] scores) {
        reporter.publishEntry(Map.of(name, String.format(Locale.ROOT,
                "sector finder: heart lost %.2f %%, writing kept %.2f %%; EchoNet-Dynamic: %.2f %%, %.2f %%",
                scores[0].heartLost(), scores[0].writingKept(), scores[1].heartLost(), scores[1].writingKept())));
    }

    @Test
    void realCinesLoseLessHeartAndKeepLessWriting(TestReporter reporter) throws Exception {
        for (Fan fan : READ_OFF) {
            DicomFile file = DicomReader.read(shared(fan.file()));
            DicomFrames frames = DicomFrames.of(file);
            int columns = frames.description().columns();
            byte[] bright = brightest(frames);
            Score[] scores = both(file,
                    i -> (bright[i] & 0xFF) > TISSUE && fan.contains(i % columns + 0.5, i / columns + 0.5, -3),
                    i -> (bright[i] & 0xFF) > WRITING && !fan.contains(i % columns + 0.5, i / columns + 0.5, 6));
            report(reporter, fan.file(), scores);
            assertTrue(scores[0].heartLost() < 2, fan.file() + " " + scores[0]);
            assertTrue(scores[0].writingKept() < 0.5, fan.file() + " " + scores[0]);
            assertTrue(scores[0].heartLost() < scores[1].heartLost(), fan.file() + " " + scores[1]);
        }
    }

    @Test
    void thePhantomLosesLessHeartAndKeepsLessWriting(TestReporter reporter) throws Exception {
        PhantomCohort.write(PhantomSettings.of(Map.of("patients", 8, "seed", 11, "seconds", 1.0, "threads", 1)), folder,
                Progress.NONE);
        double[] sums = new double[4];
        List<String> clips = Files.readAllLines(folder.resolve("clips.csv"));
        for (String line : clips.subList(1, clips.size())) {
            String[] cells = line.split(",");
            DicomFile file = DicomReader.read(folder.resolve(cells[5]));
            DicomFrames frames = DicomFrames.of(file);
            int columns = frames.description().columns();
            PhantomMasks masks = PhantomMasks.read(folder.resolve(cells[6]), frames.count());
            byte[] bright = brightest(frames);
            Score[] scores = both(file, i -> isHeart(masks, i / columns, i % columns),
                    i -> (bright[i] & 0xFF) > WRITING
                            && !masks.contains(MaskStructure.SECTOR, 0, i / columns, i % columns));
            report(reporter, cells[5], scores);
            assertTrue(scores[0].heartLost() < 1, cells[5] + " " + scores[0]);
            sums[0] += scores[0].heartLost();
            sums[1] += scores[0].writingKept();
            sums[2] += scores[1].heartLost();
            sums[3] += scores[1].writingKept();
        }
        int count = clips.size() - 1;
        report(reporter, "mean of " + count + " phantom clips", new Score[] {
            new Score(sums[0] / count, sums[1] / count), new Score(sums[2] / count, sums[3] / count)});
        assertTrue(sums[0] < sums[2] && sums[1] <= sums[3]);
    }

    private static boolean isHeart(PhantomMasks masks, int row, int column) {
        return masks.contains(MaskStructure.LV, 0, row, column) || masks.contains(MaskStructure.LA, 0, row, column)
                || masks.contains(MaskStructure.WALL, 0, row, column);
    }
}
