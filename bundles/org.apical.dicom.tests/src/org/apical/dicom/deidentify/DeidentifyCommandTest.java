package org.apical.dicom.deidentify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.api.settings.SettingsType;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomReader;
import org.apical.dicom.Tag;
import org.apical.dicom.Vr;
import org.apical.testing.TestContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names that scripts rely on, and what a person reads. */
class DeidentifyCommandTest {
    @TempDir
    private Path folder;

    private TestContext context;

    private Map<?, ?> run(Map<String, Object> settings) throws Exception {
        context = TestContext.in(folder);
        return (Map<?, ?>) new DeidentifyCommand().run(
                SettingsType.of(DeidentifySettings.class).bind(settings), context);
    }

    private void gather() throws Exception {
        Path source = Files.createDirectories(folder.resolve("in"));
        for (String name : List.of("x_a4c_mono8_explicit_30f.dcm", "ct_mono16_explicit.dcm")) {
            Files.copy(DeidentifyFiles.shared(name), source.resolve(name));
        }
        Files.writeString(source.resolve("notes.txt"), "no image");
    }

    @Test
    void theAnswerCountsAndNamesWhatWasRefused() throws Exception {
        gather();
        Map<?, ?> answer = run(Map.of("source", "in", "out", "out", "key", "secret.key"));
        assertEquals(2, answer.get("found"));
        assertEquals(1, answer.get("released"));
        assertEquals(1, answer.get("patients"));
        assertEquals(30L, answer.get("frames"));
        assertEquals(1, ((List<?>) answer.get("skipped")).size());
        Map<?, ?> refused = (Map<?, ?>) ((List<?>) answer.get("refused")).get(0);
        assertEquals("not_ultrasound", refused.get("reason"));
        assertTrue(refused.get("file").toString().endsWith("ct_mono16_explicit.dcm"));
        assertTrue(context.said().get(0).startsWith("Released 1 of 2 files of 1 patients, 30 frames"),
                context.said().toString());
        assertTrue(Files.exists(folder.resolve("out/review.html")) && Files.exists(folder.resolve("secret.key")));
        assertFalse(Files.readString(folder.resolve("out/audit.csv")).contains("ct_mono16"));
    }

    @Test
    void datesOfAPatientMoveByTheSameDays() throws Exception {
        gather();
        run(Map.of("source", "in", "out", "out", "key", "secret.key", "dates", "shift"));
        DicomObject before = DicomReader.read(folder.resolve("in/x_a4c_mono8_explicit_30f.dcm")).dataset();
        DicomObject after = DicomReader.read(DeidentifyFiles.released(folder.resolve("out"))).dataset();
        int days = KeyFile.open(folder.resolve("secret.key")).shiftDays(before.getString(Tag.PATIENT_ID).orElse(""));
        for (int tag : new int[] {Tag.STUDY_DATE, Tag.SERIES_DATE, Tag.CONTENT_DATE}) {
            String date = before.getString(tag).orElse("");
            assertEquals(date.isEmpty() ? "" : DateShift.moved(Vr.DA, date, days),
                    after.getString(tag).orElse(""), Tag.toString(tag));
        }
        assertEquals("MODIFIED", after.getString(0x00280303).orElse(""));
    }

    @Test
    void theKeyIsNotReleased() {
        ApicalException e = assertThrows(ApicalException.class,
                () -> run(Map.of("source", "in", "out", "out", "key", "out/secret.key")));
        assertEquals(ApicalException.Cause.BAD_INPUT, e.kind());
        assertFalse(Files.exists(folder.resolve("out")));
    }
}
