package org.apical.dicom;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Finds the shared DICOM files and their tables; tests without them are skipped. */
final class TestFiles {
    static final String ABSENT =
            "The shared test data are not there; set APICAL_TESTDATA to the folder that holds data/.";

    private TestFiles() {
    }

    /** The folder of DICOM files, or {@code null}. */
    static Path folder() {
        String named = System.getenv("APICAL_TESTDATA");
        if (named != null) {
            Path folder = Path.of(named, "data", "dicom");
            return Files.isDirectory(folder) ? folder : null;
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared").resolve("data").resolve("dicom");
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        return null;
    }

    static Path file(String name) {
        Path folder = folder();
        assumeTrue(folder != null && Files.exists(folder.resolve(name)), ABSENT);
        return folder.resolve(name);
    }

    /** The rows of a table in the folder by column name; none when it is absent. */
    static List<Map<String, String>> table(String name) {
        Path folder = folder();
        if (folder == null) {
            return List.of();
        }
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).build();
        try (CSVParser parser = format.parse(Files.newBufferedReader(folder.resolve(name)))) {
            return parser.stream().map(CSVRecord::toMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A minimal Ultrasound Multi-frame image without its pixels. */
    static DicomObject ultrasound(int rows, int columns, int samples, int frames) {
        DicomObject o = new DicomObject();
        o.putString(Tag.SPECIFIC_CHARACTER_SET, Vr.CS, "ISO_IR 192");
        o.putString(Tag.IMAGE_TYPE, Vr.CS, "ORIGINAL", "PRIMARY", "", "0001");
        o.putString(Tag.SOP_CLASS_UID, Vr.UI, DicomUids.ULTRASOUND_MULTIFRAME_IMAGE);
        o.putString(Tag.SOP_INSTANCE_UID, Vr.UI, DicomUids.of("test instance"));
        o.putString(Tag.STUDY_INSTANCE_UID, Vr.UI, DicomUids.of("test study"));
        o.putString(Tag.SERIES_INSTANCE_UID, Vr.UI, DicomUids.of("test series"));
        for (int date : new int[] {Tag.STUDY_DATE, Tag.CONTENT_DATE}) {
            o.putString(date, Vr.DA, "20200131");
        }
        for (int time : new int[] {Tag.STUDY_TIME, Tag.CONTENT_TIME}) {
            o.putString(time, Vr.TM, "101500");
        }
        o.putString(Tag.ACCESSION_NUMBER, Vr.SH);
        o.putString(Tag.MODALITY, Vr.CS, "US");
        o.putString(Tag.MANUFACTURER, Vr.LO, "Apical");
        o.putString(Tag.REFERRING_PHYSICIAN_NAME, Vr.PN);
        o.putString(Tag.PATIENT_NAME, Vr.PN, "M\u00fcller^J\u00fcrgen");
        o.putString(Tag.PATIENT_ID, Vr.LO, "P00001");
        o.putString(Tag.PATIENT_BIRTH_DATE, Vr.DA);
        o.putString(Tag.PATIENT_SEX, Vr.CS, "O");
        o.putString(Tag.STUDY_ID, Vr.SH, "1");
        o.putInts(Tag.SERIES_NUMBER, Vr.IS, 1);
        o.putInts(Tag.INSTANCE_NUMBER, Vr.IS, 1);
        o.putString(Tag.PATIENT_ORIENTATION, Vr.CS);
        o.putString(Tag.LATERALITY, Vr.CS);
        o.putDoubles(Tag.FRAME_TIME, Vr.DS, 1000 / 30.0);
        o.putInts(Tag.FRAME_INCREMENT_POINTER, Vr.AT, Tag.FRAME_TIME);
        o.putInts(Tag.NUMBER_OF_FRAMES, Vr.IS, frames);
        o.putInts(Tag.SAMPLES_PER_PIXEL, Vr.US, samples);
        o.putString(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, samples == 1 ? "MONOCHROME2" : "RGB");
        if (samples == 3) {
            o.putInts(Tag.PLANAR_CONFIGURATION, Vr.US, 0);
        }
        o.putInts(Tag.ROWS, Vr.US, rows);
        o.putInts(Tag.COLUMNS, Vr.US, columns);
        o.putInts(Tag.BITS_ALLOCATED, Vr.US, 8);
        o.putInts(Tag.BITS_STORED, Vr.US, 8);
        o.putInts(Tag.HIGH_BIT, Vr.US, 7);
        o.putInts(Tag.PIXEL_REPRESENTATION, Vr.US, 0);
        o.putString(Tag.LOSSY_IMAGE_COMPRESSION, Vr.CS, "00");
        o.putString(Tag.BURNED_IN_ANNOTATION, Vr.CS, "NO");
        o.putInts(Tag.ULTRASOUND_COLOR_DATA_PRESENT, Vr.US, 0);
        return o;
    }

    /** Smooth frames with an edge, different from each other. */
    static byte[] picture(int rows, int columns, int samples, int seed) {
        byte[] bytes = new byte[rows * columns * samples];
        for (int i = 0; i < bytes.length; i++) {
            int pixel = i / samples;
            int x = pixel % columns;
            int y = pixel / columns;
            int value = 120 + (int) (60 * Math.sin((x + 5 * seed) / 6.0) + 50 * Math.cos(y / 5.0 + i % samples));
            bytes[i] = (byte) (x > columns * 3 / 4 ? 10 * (i % samples) : value);
        }
        return bytes;
    }
}
