package org.apical.dicom.dcm4che.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.dicom.DicomReader;
import org.apical.testing.TestContext;
import org.junit.jupiter.api.Test;

/** A real Orthanc, and what it alone lets us try. */
class OrthancTest extends ArchiveCases {
    /** Enough for the search and the first of the clips, too little for the second. */
    private static final long CUT_BYTES = 300_000;

    @Override
    TestArchive start(Path home) throws Exception {
        return TestArchive.orthanc(home);
    }

    @Override
    boolean answersOptionalKeys() {
        return true;
    }

    @Override
    Map<String, String> stored() {
        return Map.of("us_a4c_sonosite_jpegbaseline_30f.dcm", "-xy", "us_echo_palette_rle_10f.dcm", "-xr",
                "us_rgb_small_native.dcm", "-x=", "ct_mono16_explicit.dcm", "-x=");
    }

    @Test
    void anotherTitleIsRefused() {
        PeerSettings other = new PeerSettings("127.0.0.1", archive().port, "OTHER", "APICAL", 10);
        ApicalException refused = assertThrows(ApicalException.class,
                () -> new EchoCommand().run(new EchoSettings(other), TestContext.in(folder)));
        assertEquals(ApicalException.Cause.BAD_INPUT, refused.kind());
        assertTrue(refused.problem().message().contains("another title"), refused.getMessage());
    }

    @Test
    void whatIsNotProposedIsNamed() throws Exception {
        ApicalException none = assertThrows(ApicalException.class,
                () -> get(GetSettings.How.GET, filter("", "", "", "", "CT")));
        assertEquals(0, files().size());
        assertTrue(none.problem().message().contains("archive"), none.getMessage());
    }

    @Test
    void aCutConnectionLeavesWholeFilesOnly() throws Exception {
        archive().cutAfter = CUT_BYTES;
        try {
            ApicalException cut = assertThrows(ApicalException.class,
                    () -> get(GetSettings.How.GET, filter("", "", "", "", "US")));
            assertEquals(ApicalException.Cause.FAILED, cut.kind());
            assertEquals(archive().peer().address(), cut.problem().file());
        } finally {
            archive().cutAfter = 0;
        }
        int before = files().size();
        assertTrue(before < clips(), "It was not cut.");
        for (Path file : files()) {
            DicomReader.read(file);
        }
        Map<?, ?> rest = get(GetSettings.How.GET, filter("", "", "", "", "US"));
        assertEquals(before, rest.get("alreadyThere"));
        assertEquals(clips() - before, rest.get("stored"));
        assertAsStored(clips());
        try (var entries = Files.list(folder.resolve("out"))) {
            assertTrue(entries.noneMatch(path -> path.getFileName().toString().startsWith(".")), "Scratch is left.");
        }
    }
}
