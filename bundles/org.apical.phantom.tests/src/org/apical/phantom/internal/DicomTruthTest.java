package org.apical.phantom.internal;

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
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apical.dicom.DicomFile;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomReader;
import org.apical.dicom.FrameTimes;
import org.apical.dicom.Tag;
import org.apical.dicom.TransferSyntax;
import org.apical.phantom.PhantomPatient;
import org.apical.phantom.PhantomSettings;
import org.apical.phantom.internal.PatientWriter.Written;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The written files as others read them: our own reader, dciodvfy, pydicom. */
class DicomTruthTest {
    private static final String DECODE = """
            import hashlib, sys
            import numpy
            import pydicom
            for name in sys.argv[1:]:
                d = pydicom.dcmread(name)
                pixels = d.pixel_array
                if int(d.get('NumberOfFrames', 1)) == 1:
                    pixels = pixels[None]
                for frame in pixels:
                    flat = numpy.ascontiguousarray(frame)
                    print(hashlib.sha256(flat.tobytes()).hexdigest(), flat.shape[0], flat.shape[1],
                          ','.join(str(v) for v in flat.reshape(-1)[::97][:400]))
            """;

    @TempDir
    private static Path folder;
    private static PhantomSettings settings;
    private static PatientWriter writer;
    private static final List<Written> CLIPS = new ArrayList<>();

    @BeforeAll
    static void writeCohort() throws Exception {
        settings = PhantomSettings.of(Map.of("seed", 11, "columns", 200, "seconds", 0.5));
        writer = new PatientWriter(settings, new Texture(settings.seed()), folder);
        LabelModel labels = new LabelModel(settings);
        for (int i = 0; i < 12; i++) {
            CLIPS.addAll(writer.write(labels.patient(i)));
        }
        PhantomSettings views = PhantomSettings.of(Map.of("seed", 11, "columns", 200, "seconds", 0.5, "views", true));
        PatientWriter more = new PatientWriter(views, new Texture(settings.seed()), folder);
        for (int i = 12; i < 15; i++) {
            CLIPS.addAll(more.write(labels.patient(i)));
        }
    }

    @Test
    void everyEncodingAndEveryTimingOccurs() {
        Set<FrameTiming> timings = EnumSet.noneOf(FrameTiming.class);
        Set<TransferSyntax> syntaxes = EnumSet.noneOf(TransferSyntax.class);
        for (Written clip : CLIPS) {
            timings.add(FrameTiming.valueOf(clip.timing()));
            syntaxes.add(TransferSyntax.of(clip.syntax()));
        }
        assertEquals(EnumSet.allOf(FrameTiming.class), timings);
        assertEquals(EnumSet.of(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, TransferSyntax.RLE,
                TransferSyntax.JPEG_BASELINE), syntaxes);
    }

    @Test
    void framesAreTimedAsTheTruthSays() throws Exception {
        for (Written clip : CLIPS) {
            DicomFile file = DicomReader.read(folder.resolve(clip.dicom()));
            FrameTimes times = FrameTimes.of(file.dataset(), clip.dicom(), clip.frameTimesMs().length);
            if (clip.frameTimesMs().length > 1) {
                assertTrue(times.isKnown(), clip.dicom());
                double last = clip.frameTimesMs()[clip.frameTimesMs().length - 1];
                assertTrue(last >= 499.999, clip.dicom() + " lasts " + last + " ms");
                for (int i = 0; i < clip.frameTimesMs().length; i++) {
                    assertEquals(clip.frameTimesMs()[i], times.timesMs().get(i), 0.01, clip.dicom());
                }
            }
        }
    }

    @Test
    void regionGivesTheScaleAndHoldsTheSector() throws Exception {
        for (Written clip : CLIPS) {
            DicomObject set = DicomReader.read(folder.resolve(clip.dicom())).dataset();
            assertEquals(clip.patientId(), set.getString(Tag.PATIENT_ID).orElseThrow());
            DicomObject scan = set.getSequence(Tag.SEQUENCE_OF_ULTRASOUND_REGIONS).stream()
                    .filter(r -> r.getInt(Tag.REGION_SPATIAL_FORMAT).orElseThrow() == 1).findFirst().orElseThrow();
            assertEquals(3, scan.getInt(Tag.PHYSICAL_UNITS_X_DIRECTION).orElseThrow());
            assertEquals(clip.cmPerPixel(), scan.getDouble(Tag.PHYSICAL_DELTA_X).orElseThrow(), 1e-12);
            assertTrue(scan.getInt(Tag.REGION_LOCATION_MAX_X1).orElseThrow() < clip.columns());
            assertTrue(scan.getInt(Tag.REGION_LOCATION_MAX_Y1).orElseThrow() < clip.rows());
        }
    }

    @Test
    void validatorFindsNoError() throws Exception {
        assumeTrue(works("dciodvfy", "-help"), "dciodvfy (Debian package dicom3tools) is not installed.");
        for (Written clip : CLIPS) {
            String report = run(List.of("dciodvfy", folder.resolve(clip.dicom()).toString()));
            assertTrue(report.contains("US"), report);
            assertFalse(report.contains("Error"), clip.dicom() + ": " + report);
        }
    }

    @Test
    void pydicomDecodesWhatWasDrawn() throws Exception {
        String python = works("/usr/bin/python3", "-c", "import pydicom, numpy, PIL") ? "/usr/bin/python3" : "python3";
        assumeTrue(works(python, "-c", "import pydicom, numpy, PIL"),
                "pydicom, numpy and Pillow (Debian: python3-pydicom, python3-numpy, python3-pil) are not installed.");
        int lossless = 0;
        int lossy = 0;
        Path script = Files.writeString(folder.resolve("decode.py"), DECODE);
        List<String> command = new ArrayList<>(List.of(python, script.toString()));
        CLIPS.forEach(clip -> command.add(folder.resolve(clip.dicom()).toString()));
        Iterator<String> lines = run(command).lines().iterator();
        for (Written clip : CLIPS) {
            boolean jpeg = clip.syntax().equals(TransferSyntax.JPEG_BASELINE.uid());
            int frame = 0;
            for (byte[] drawn : redraw(clip)) {
                String[] parts = lines.next().split(" ");
                String place = clip.dicom() + " frame " + frame++;
                assertEquals(clip.rows(), Integer.parseInt(parts[1]), place);
                assertEquals(clip.columns(), Integer.parseInt(parts[2]), place);
                if (!jpeg) {
                    assertEquals(sha256(drawn), parts[0], place);
                    lossless++;
                } else if (!clip.kind().equals("colour")) {
                    assertEquals(0, difference(drawn, parts[3].split(",")), 4, place);
                    lossy++;
                }
            }
        }
        assertFalse(lines.hasNext());
        assertTrue(lossless > 80, lossless + " lossless frames");
        assertTrue(lossy > 50, lossy + " lossy frames");
    }

    private static List<byte[]> redraw(Written clip) {
        PhantomPatient patient = new LabelModel(settings).patient(Integer.parseInt(clip.patientId().substring(1)) - 1);
        Heart heart = new Heart(patient, settings);
        String name = clip.dicom().substring(clip.dicom().lastIndexOf('/') + 1).replace(".dcm", "");
        boolean colour = clip.kind().equals("colour");
        ClipPlan plan = ClipPlan.of(patient, heart, settings, name, Integer.parseInt(name.substring(0, 1)),
                EchoView.valueOf(clip.view()), colour, clip.kind().equals("still"));
        RenderedClip drawn = writer.draw(plan, heart);
        return colour ? drawn.colour() : drawn.grey();
    }

    /** Mean absolute difference at every 97th pixel. */
    private static double difference(byte[] drawn, String[] decoded) {
        double sum = 0;
        for (int i = 0; i < decoded.length; i++) {
            sum += Math.abs((drawn[97 * i] & 0xFF) - Integer.parseInt(decoded[i]));
        }
        return sum / decoded.length;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(30, TimeUnit.SECONDS) && (process.exitValue() == 0
                    || command[0].equals("dciodvfy"));
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(List<String> command) throws Exception {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), command + " did not end");
        return Files.readString(output, StandardCharsets.ISO_8859_1);
    }
}
