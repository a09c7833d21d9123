package org.apical.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other programs read what we write: dcmtk, pydicom, and dciodvfy finds no error. */
class ExternalReadersTest {
    private static final int ROWS = 60;
    private static final int COLUMNS = 81;
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    Path folder;

    private record Answer(int code, String text) {
    }

    private Answer call(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("answer.txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            assumeTrue(false, command[0] + " is not installed.");
            throw e;
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), command[0] + " hangs");
        return new Answer(process.exitValue(), Files.readString(out, StandardCharsets.ISO_8859_1));
    }

    private static List<byte[]> pictures(int samples) {
        return List.of(TestFiles.picture(ROWS, COLUMNS, samples, 1), TestFiles.picture(ROWS, COLUMNS, samples, 2),
                TestFiles.picture(ROWS, COLUMNS, samples, 3));
    }

    private Path write(TransferSyntax syntax, int samples) throws IOException {
        DicomObject o = TestFiles.ultrasound(ROWS, COLUMNS, samples, 3);
        List<byte[]> frames = new ArrayList<>();
        for (byte[] picture : pictures(samples)) {
            frames.add(switch (syntax) {
                case RLE -> RleEncoder.encode(picture, ROWS, COLUMNS, samples, 1);
                case JPEG_BASELINE -> samples == 1
                        ? new JpegBaselineEncoder(0.9).encodeGrey(picture, ROWS, COLUMNS)
                        : new JpegBaselineEncoder(0.9).encodeRgb(picture, ROWS, COLUMNS);
                default -> picture;
            });
        }
        if (syntax == TransferSyntax.JPEG_BASELINE) {
            o.putString(Tag.LOSSY_IMAGE_COMPRESSION, Vr.CS, "01");
            o.putString(Tag.LOSSY_IMAGE_COMPRESSION_METHOD, Vr.CS, "ISO_10918_1");
            o.putDoubles(Tag.LOSSY_IMAGE_COMPRESSION_RATIO, Vr.DS, 5);
            o.putString(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, samples == 1 ? "MONOCHROME2" : "YBR_FULL_422");
        }
        Path file = folder.resolve(syntax + "-" + samples + ".dcm");
        DicomWriter.write(file, o, syntax, frames);
        return file;
    }

    private static String sha256(List<byte[]> frames) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        frames.forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void dcmdumpReadsEveryEncoding() throws Exception {
        for (TransferSyntax syntax : List.of(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, TransferSyntax.RLE,
                TransferSyntax.JPEG_BASELINE)) {
            Answer answer = call("dcmdump", write(syntax, 3).toString());
            assertEquals(0, answer.code(), answer.text());
            assertFalse(answer.text().contains("E:") || answer.text().contains("W:"), answer.text());
            assertTrue(answer.text().contains("[P00001]"), answer.text());
        }
    }

    @Test
    void dcmtkDecodesRleToTheSameSamples() throws Exception {
        for (int samples : new int[] {1, 3}) {
            Path decoded = folder.resolve("rle-decoded.dcm");
            Answer answer = call("dcmdrle", write(TransferSyntax.RLE, samples).toString(), decoded.toString());
            assertEquals(0, answer.code(), answer.text());
            DicomFrames frames = DicomFrames.of(DicomReader.read(decoded));
            List<byte[]> got = List.of(frames.read(0).samples(), frames.read(1).samples(), frames.read(2).samples());
            assertEquals(sha256(pictures(samples)), sha256(got));
        }
    }

    @Test
    void dcmtkDecodesJpegLikeWeDo() throws Exception {
        for (int samples : new int[] {1, 3}) {
            Path file = write(TransferSyntax.JPEG_BASELINE, samples);
            Path decoded = folder.resolve("jpeg-decoded.dcm");
            Answer answer = call("dcmdjpeg", file.toString(), decoded.toString());
            assertEquals(0, answer.code(), answer.text());
            DicomFrames theirs = DicomFrames.of(DicomReader.read(decoded));
            DicomFrames ours = DicomFrames.of(DicomReader.read(file));
            for (int i = 0; i < 3; i++) {
                byte[] a = theirs.rgb(i);
                byte[] b = ours.rgb(i);
                double sum = 0;
                for (int k = 0; k < a.length; k++) {
                    sum += Math.abs((a[k] & 0xFF) - (b[k] & 0xFF));
                }
                assertTrue(sum / a.length < 1.5, "mean difference " + sum / a.length);
            }
        }
    }

    @Test
    void pydicomReadsTheSameSamplesAndValues() throws Exception {
        assumeTrue(call(PYTHON, "-c", "import pydicom, numpy").code() == 0, "pydicom is not installed.");
        String script = "import sys,hashlib,pydicom\n"
                + "d=pydicom.dcmread(sys.argv[1])\n"
                + "print(hashlib.sha256(d.pixel_array.tobytes()).hexdigest())\n"
                + "print(d.PatientName==sys.argv[2], d.FrameIncrementPointer==0x00181063, float(d.FrameTime))\n";
        for (TransferSyntax syntax : List.of(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, TransferSyntax.RLE)) {
            for (int samples : new int[] {1, 3}) {
                Answer answer = call(PYTHON, "-X", "utf8", "-c", script, write(syntax, samples).toString(),
                        "M\u00fcller^J\u00fcrgen");
                assertEquals(0, answer.code(), answer.text());
                String[] lines = answer.text().split("\\R");
                assertEquals(sha256(pictures(samples)), lines[0]);
                assertTrue(lines[1].startsWith("True True 33.3333333"), lines[1]);
            }
        }
    }

    @Test
    void dciodvfyFindsNoError() throws Exception {
        for (TransferSyntax syntax : List.of(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, TransferSyntax.RLE,
                TransferSyntax.JPEG_BASELINE)) {
            for (int samples : new int[] {1, 3}) {
                Answer answer = call("dciodvfy", write(syntax, samples).toString());
                assertTrue(answer.text().contains("USMultiFrameImage"), answer.text());
                assertFalse(answer.text().contains("Error"), syntax + ": " + answer.text());
            }
        }
    }
}
