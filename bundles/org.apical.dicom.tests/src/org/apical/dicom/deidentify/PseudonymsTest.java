package org.apical.dicom.deidentify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apical.api.ApicalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymsTest {
    private final Pseudonyms pseudonyms = new Pseudonyms(DeidentifyFiles.KEY);

    @Test
    void theSameKeyGivesTheSameAndAnotherKeyAnother() {
        Pseudonyms again = new Pseudonyms(DeidentifyFiles.KEY.clone());
        Pseudonyms other = new Pseudonyms("another key, which is long enough".getBytes());
        assertEquals(pseudonyms.uid("1.2.3"), again.uid("1.2.3 "));
        assertEquals(pseudonyms.name("patient", "4711"), again.name("patient", "4711"));
        assertEquals(pseudonyms.shiftDays("4711"), again.shiftDays("4711"));
        assertNotEquals(pseudonyms.uid("1.2.3"), other.uid("1.2.3"));
        assertNotEquals(pseudonyms.name("patient", "4711"), other.name("patient", "4711"));
        assertNotEquals(pseudonyms.name("patient", "4711").substring(1),
                pseudonyms.name("study", "4711").substring(1));
    }

    @Test
    void identifiersAreUuids() {
        for (int i = 0; i < 200; i++) {
            String uid = pseudonyms.uid("1.2." + i);
            assertTrue(uid.matches("2\\.25\\.[1-9][0-9]{0,38}") && uid.length() <= 64, uid);
            BigInteger number = new BigInteger(uid.substring(5));
            assertEquals(8, number.shiftRight(76).intValue() & 0xF);
            assertEquals(2, number.shiftRight(62).intValue() & 0x3);
            int days = pseudonyms.shiftDays("patient " + i);
            assertTrue(days >= 1 && days <= 1095, "days " + days);
        }
    }

    @Test
    void aKeyIsMadeOnceAndBelongsToItsOwner(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("keys/secret.key");
        String first = KeyFile.open(file).uid("1.2.3");
        assertEquals(first, KeyFile.open(file).uid("1.2.3"));
        assertEquals(65, Files.size(file));
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        ApicalException open = assertThrows(ApicalException.class, () -> KeyFile.open(file));
        assertTrue(open.problem().remedy().contains("chmod"));
    }

    @Test
    void whatIsNoKeyIsRefused(@TempDir Path folder) throws Exception {
        for (String text : new String[] {"", "secret", "00112233", "zz".repeat(32)}) {
            Path file = Files.writeString(folder.resolve("key"), text);
            assertEquals(ApicalException.Cause.BAD_INPUT,
                    assertThrows(ApicalException.class, () -> KeyFile.open(file)).kind());
        }
    }
}
