package org.apical.dicom.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apical.api.Progress;
import org.apical.dicom.DicomFile;
import org.apical.dicom.DicomFrames;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomReader;
import org.apical.dicom.Tag;
import org.apical.dicom.web.DicomWebClient;
import org.apical.dicom.web.InstanceAddress;
import org.apical.dicom.web.OrthancServer;
import org.apical.dicom.web.SharedData;
import org.apical.dicom.web.StudyQuery;
import org.apical.dicom.web.DicomWebAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Results made of real clips: dciodvfy finds no error, dsrdump prints the report, Orthanc gives back what it got. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ResultsTest {
    private static final LocalDateTime CREATED = LocalDateTime.of(2026, 1, 31, 10, 15, 0);
    private static final Algorithm ALGORITHM = new Algorithm("Ejection fraction by InceptionResnetV1", "1.0.0",
            "ef-20260131-abcdef", "every 100 ms, 20 frames");

    @TempDir
    Path folder;

    private static DicomFile clip(String name) throws Exception {
        Path data = SharedData.dicom();
        assumeTrue(data != null, SharedData.ABSENT);
        return DicomReader.read(data.resolve(name));
    }

    private Path report(DicomObject clip) throws IOException {
        Path file = folder.resolve("report.dcm");
        List<Measurement> measurements = List.of(
                new Measurement("clip 1", Codes.EJECTION_FRACTION, 57.25, Codes.PERCENT, Codes.LEFT_VENTRICLE, false,
                        List.of(new Measurement.Source(clip, 1, 4, 7)), "Deviation between frames 2.1 %"),
                new Measurement("clip 1", Codes.END_DIASTOLIC_VOLUME, 120.5, Codes.MILLILITRE, Codes.LEFT_VENTRICLE,
                        false, List.of(new Measurement.Source(clip)), ""),
                new Measurement("study", Codes.END_SYSTOLIC_VOLUME, 51.04, Codes.MILLILITRE, Codes.LEFT_VENTRICLE,
                        true, List.of(new Measurement.Source(clip)), ""));
        new MeasurementReport(ALGORITHM, measurements, CREATED).write(file);
        return file;
    }

    private static boolean[] disc(int rows, int columns, int radius) {
        boolean[] mask = new boolean[rows * columns];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = Math.hypot(i / columns - rows / 2.0, i % columns - columns / 2.0) < radius;
        }
        return mask;
    }

    private Path segmentation(DicomObject clip) throws Exception {
        Path file = folder.resolve("masks.dcm");
        int rows = clip.getInt(Tag.ROWS).orElseThrow();
        int columns = clip.getInt(Tag.COLUMNS).orElseThrow();
        List<Segment> segments = List.of(
                new Segment("Left ventricle", Codes.ANATOMICAL_STRUCTURE, Codes.LEFT_VENTRICLE, true),
                new Segment("Left atrium", Codes.ANATOMICAL_STRUCTURE, Codes.LEFT_ATRIUM, false));
        int written = new Segmentation(clip, segments, ALGORITHM, CREATED).write(file,
                (segment, frame) -> frame % 3 == segment ? disc(rows, columns, 10 + frame) : null);
        assertTrue(written > 0);
        return file;
    }

    private Path capture(DicomObject clip, List<byte[]> pictures) throws IOException {
        Path file = folder.resolve("saliency.dcm");
        Random random = new Random(1);
        for (int i = 0; i < 3; i++) {
            byte[] picture = new byte[48 * 64 * 3];
            random.nextBytes(picture);
            pictures.add(picture);
        }
        new SaliencyCapture(clip, new int[] {1, 4, 7}, new double[] {0, 100, 201.5}, "SmoothGrad", ALGORITHM, CREATED)
                .write(file, 48, 64, pictures);
        return file;
    }

    private String call(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("answer.txt");
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        } catch (IOException e) {
            assumeTrue(false, command[0] + " is not installed.");
            throw e;
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), command[0] + " hangs");
        return Files.readString(out, StandardCharsets.ISO_8859_1);
    }

    private void assertValid(Path file) throws Exception {
        String said = call("dciodvfy", "-new", file.toString());
        assertTrue(said.lines().noneMatch(line -> line.startsWith("Error")), file.getFileName() + ":\n" + said);
    }

    @Test
    void everyResultIsValid() throws Exception {
        for (String name : List.of("us_a4c_sonosite_jpegbaseline_30f.dcm", "us_a4c_acuson_jpegbaseline_65f.dcm",
                "us_echo_ge_vivid_jpegbaseline_27f.dcm", "us_rgb_small_native.dcm")) {
            DicomObject clip = clip(name).dataset();
            assertValid(report(clip));
            assertValid(segmentation(clip));
            assertValid(capture(clip, new ArrayList<>()));
        }
    }

    @Test
    void theReportIsPrinted() throws Exception {
        String text = call("dsrdump", "+Pc", report(clip("us_a4c_sonosite_jpegbaseline_30f.dcm").dataset())
                .toString());
        for (String part : List.of("Imaging Measurement Report", "Left Ventricular Ejection Fraction", "57.25",
                "120.5", "UCUM", "Unverified", "Not for clinical use", "Device")) {
            assertTrue(text.toLowerCase().contains(part.toLowerCase()), part + " is not in:\n" + text);
        }
    }

    @Test
    void masksAreReadBackByOthersAsTheyWere() throws Exception {
        DicomObject clip = clip("us_a4c_sonosite_jpegbaseline_30f.dcm").dataset();
        Path file = segmentation(clip);
        Path script = Files.writeString(folder.resolve("read.py"), """
                import sys, pydicom, numpy
                d = pydicom.dcmread(sys.argv[1])
                p = d.pixel_array
                for i, g in enumerate(d.PerFrameFunctionalGroupsSequence):
                    s = g.DerivationImageSequence[0].SourceImageSequence[0]
                    print(g.SegmentIdentificationSequence[0].ReferencedSegmentNumber, s.ReferencedFrameNumber,
                          s.ReferencedSOPInstanceUID, int(p[i].sum()))
                """);
        String text = call("/usr/bin/python3", script.toString(), file.toString());
        assumeTrue(!text.contains("ModuleNotFoundError"), "pydicom is not installed.");
        List<String> expected = new ArrayList<>();
        int rows = clip.getInt(Tag.ROWS).orElseThrow();
        int columns = clip.getInt(Tag.COLUMNS).orElseThrow();
        for (int segment = 0; segment < 2; segment++) {
            for (int frame = segment; frame < 30; frame += 3) {
                int area = 0;
                for (boolean pixel : disc(rows, columns, 10 + frame)) {
                    area += pixel ? 1 : 0;
                }
                expected.add(segment + 1 + " " + (frame + 1) + " "
                        + clip.getString(Tag.SOP_INSTANCE_UID).orElseThrow() + " " + area);
            }
        }
        assertEquals(expected, text.lines().toList());
    }

    @Test
    void resultsStandInTheStudyOfTheirClipInSeriesOfTheirOwn() throws Exception {
        DicomObject clip = clip("us_a4c_sonosite_jpegbaseline_30f.dcm").dataset();
        List<String> series = new ArrayList<>();
        for (Path file : List.of(report(clip), segmentation(clip), capture(clip, new ArrayList<>()))) {
            DicomObject result = DicomReader.read(file).dataset();
            assertEquals(clip.getString(Tag.STUDY_INSTANCE_UID), result.getString(Tag.STUDY_INSTANCE_UID));
            assertEquals(clip.getString(Tag.PATIENT_ID), result.getString(Tag.PATIENT_ID));
            series.add(result.getString(Tag.SERIES_INSTANCE_UID).orElseThrow());
        }
        series.add(clip.getString(Tag.SERIES_INSTANCE_UID).orElseThrow());
        assertEquals(4, series.stream().distinct().count());
        assertThrows(IllegalArgumentException.class, () -> new Measurement("x", Codes.EJECTION_FRACTION, Double.NaN,
                Codes.PERCENT, null, false, List.of(new Measurement.Source(clip)), ""));
    }

    @Test
    void orthancGivesBackWhatItGot() throws Exception {
        DicomFile file = clip("us_a4c_sonosite_jpegbaseline_30f.dcm");
        DicomObject clip = file.dataset();
        List<byte[]> pictures = new ArrayList<>();
        List<Path> sent = List.of(file.path(), report(clip), segmentation(clip), capture(clip, pictures));
        Path password = Files.writeString(folder.resolve("password"), "s3cret");
        DicomWebAccess access = new DicomWebAccess("reader", password, "", Path.of(""), "", Path.of(""), "", false, 3,
                50, 20);
        try (OrthancServer orthanc = OrthancServer.start(Files.createDirectories(folder.resolve("orthanc")))) {
            DicomWebClient client = new DicomWebClient(orthanc.url(), access, 50,
                    Files.createDirectories(folder.resolve("scratch")), Progress.NONE);
            assertEquals(List.of(), client.store(sent));
            String study = clip.getString(Tag.STUDY_INSTANCE_UID).orElseThrow();
            assertEquals(1, client.studies(new StudyQuery("", study, "", "", "SEG", ""), 0).matches().size());
            List<InstanceAddress> found = client.instances(study, "").matches();
            assertEquals(4, found.size());
            for (InstanceAddress place : found) {
                Path back = folder.resolve("back-" + place.instance() + ".dcm");
                client.retrieve(place, back);
                Path original = sent.stream().filter(path -> isInstance(path, place.instance())).findFirst()
                        .orElseThrow();
                assertArrayEquals(Files.readAllBytes(original), Files.readAllBytes(back), original.toString());
            }
        }
        DicomFrames read = DicomFrames.of(DicomReader.read(sent.get(3)));
        for (int i = 0; i < pictures.size(); i++) {
            assertArrayEquals(pictures.get(i), read.rgb(i));
        }
    }

    private static boolean isInstance(Path file, String uid) {
        try {
            return DicomReader.read(file).dataset().getString(Tag.SOP_INSTANCE_UID).orElse("").equals(uid);
        } catch (org.apical.api.ApicalException e) {
            return false;
        }
    }
}
