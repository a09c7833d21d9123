package org.apical.dicom;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Thousands of damaged files end in an answer or an explanation, never otherwise. */
class FuzzTest {
    private static final int ROUNDS = 1000;
    private static final int ROWS = 24;
    private static final int COLUMNS = 32;

    @TempDir
    Path folder;

    private byte[] original(TransferSyntax syntax) throws Exception {
        DicomObject o = TestFiles.ultrasound(ROWS, COLUMNS, 3, 3);
        DicomObject region = new DicomObject();
        region.putInts(Tag.REGION_SPATIAL_FORMAT, Vr.US, 1);
        region.putInts(Tag.REGION_LOCATION_MAX_X1, Vr.UL, 20);
        o.putSequence(Tag.SEQUENCE_OF_ULTRASOUND_REGIONS, List.of(region, region));
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            byte[] picture = TestFiles.picture(ROWS, COLUMNS, 3, i);
            frames.add(switch (syntax) {
                case RLE -> RleEncoder.encode(picture, ROWS, COLUMNS, 3, 1);
                case JPEG_BASELINE -> new JpegBaselineEncoder(0.8).encodeRgb(picture, ROWS, COLUMNS);
                default -> picture;
            });
        }
        Path file = folder.resolve("original.dcm");
        DicomWriter.write(file, o, syntax, frames);
        return Files.readAllBytes(file);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPLICIT_LITTLE_ENDIAN", "RLE", "JPEG_BASELINE"})
    void damagedFilesEndInAnAnswer(TransferSyntax syntax) throws Exception {
        byte[] original = original(syntax);
        int[] answers = new int[2];
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < ROUNDS; round++) {
                Path file = folder.resolve("damaged.dcm");
                Files.write(file, damage(original, new Random(round)));
                try {
                    DicomInspection.of(file, true, Progress.NONE);
                    answers[0]++;
                } catch (ApicalException e) {
                    answers[1]++;
                } catch (RuntimeException | Error e) {
                    throw new AssertionError(syntax + " damaged with seed " + round, e);
                }
            }
        });
        assertTrue(answers[0] > ROUNDS / 20 && answers[1] > ROUNDS / 20, answers[0] + " read, " + answers[1] + " not");
    }

    private static byte[] damage(byte[] original, Random random) {
        byte[] bytes = original.clone();
        // Damage to the header finds more ways than damage to the pixels.
        int reach = random.nextInt(3) == 0 ? bytes.length - 132 : Math.min(1800, bytes.length - 132);
        for (int change = 0; change <= random.nextInt(6); change++) {
            int at = 132 + random.nextInt(reach);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) 0xFF;
                default -> {
                    int length = Math.min(random.nextInt(16), bytes.length - at);
                    int from = 132 + random.nextInt(bytes.length - 132 - length);
                    System.arraycopy(original, from, bytes, at, length);
                }
            }
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
