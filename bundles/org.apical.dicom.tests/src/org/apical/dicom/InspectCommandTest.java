package org.apical.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.testing.TestContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names that scripts rely on, and what a person reads. */
class InspectCommandTest {
    @TempDir
    Path folder;

    private TestContext context;

    private void write(String name) throws Exception {
        DicomWriter.write(folder.resolve(name), TestFiles.ultrasound(4, 6, 1, 2),
                TransferSyntax.EXPLICIT_LITTLE_ENDIAN, List.of(new byte[24], new byte[24]));
    }

    private List<?> inspect(boolean frames, String... names) throws ApicalException {
        context = TestContext.in(folder);
        return (List<?>) new InspectCommand().run(new InspectSettings(List.of(names), frames), context);
    }

    @Test
    void namesAreThoseOfTheContract() throws Exception {
        write("clip.dcm");
        Map<?, ?> plain = (Map<?, ?>) inspect(false, "clip.dcm").get(0);
        assertEquals(List.of("file", "transferSyntax", "photometric", "rows", "columns", "frames", "frameTimesMs",
                "regions", "problems"), List.copyOf(plain.keySet()));
        assertEquals("clip.dcm", plain.get("file"));
        assertEquals("1.2.840.10008.1.2.1", plain.get("transferSyntax"));
        assertEquals(2, plain.get("frames"));
        Map<?, ?> frames = (Map<?, ?>) inspect(true, "clip.dcm").get(0);
        assertEquals(2, ((List<?>) frames.get("sha256")).size());
        assertEquals(List.of(0.0, 0.0), frames.get("mean"));
        assertEquals(List.of(0.0, 0.0), frames.get("std"));
        assertTrue(context.said().contains("  pixels     2 frames of 6 x 4, MONOCHROME2"), context.said().toString());
    }

    @Test
    void oneBadFileAmongSeveralIsToldInItsPlace() throws Exception {
        write("clip.dcm");
        Files.writeString(folder.resolve("text.dcm"), "not DICOM at all");
        List<?> answer = inspect(false, "text.dcm", "clip.dcm");
        assertEquals(2, answer.size());
        assertEquals(1, ((List<?>) ((Map<?, ?>) answer.get(0)).get("problems")).size());
        ApicalException e = assertThrows(ApicalException.class, () -> inspect(false, "text.dcm"));
        assertEquals("This is not a DICOM file.", e.problem().message());
    }
}
