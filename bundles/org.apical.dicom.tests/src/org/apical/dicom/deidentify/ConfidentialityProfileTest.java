package org.apical.dicom.deidentify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.apical.dicom.Tag;
import org.apical.dicom.Vr;
import org.junit.jupiter.api.Test;

class ConfidentialityProfileTest {
    private static DeidentifyOptions dates(DatePolicy dates) {
        return new DeidentifyOptions(false, false, false, false, dates, false);
    }

    private static Action action(int tag, DeidentifyOptions options) {
        return ConfidentialityProfile.action(ConfidentialityProfile.row(tag), options);
    }

    @Test
    void theTableIsWhole() {
        assertEquals(617, ConfidentialityProfile.attributes());
    }

    @Test
    void groupsAreRemovedAsAWhole() {
        for (int tag : new int[] {0x00290010, 0x50020022, 0x60043000, 0x60004000, 0x60020010, 0x7FE10010}) {
            assertEquals(Action.REMOVE, action(tag, DeidentifyOptions.BASIC), Tag.toString(tag));
        }
    }

    @Test
    void theBasicProfileIsFollowed() {
        assertEquals(Action.EMPTY, action(Tag.PATIENT_NAME, DeidentifyOptions.BASIC));
        assertEquals(Action.EMPTY, action(Tag.STUDY_DATE, DeidentifyOptions.BASIC));
        assertEquals(Action.REMOVE, action(Tag.SERIES_DESCRIPTION, DeidentifyOptions.BASIC));
        assertEquals(Action.REMOVE, action(0x00880200, DeidentifyOptions.BASIC));
        assertEquals(Action.MAP_UID, action(Tag.STUDY_INSTANCE_UID, DeidentifyOptions.BASIC));
        assertEquals(Action.DUMMY, action(0x0040A123, DeidentifyOptions.BASIC));
        assertNull(ConfidentialityProfile.row(Tag.ROWS));
        assertNotNull(ConfidentialityProfile.harmless(Tag.ROWS));
        assertNull(ConfidentialityProfile.harmless(0x0040A160));
    }

    @Test
    void optionsChangeWhatTheyName() {
        assertEquals(Action.SHIFT_DATE, action(Tag.STUDY_DATE, dates(DatePolicy.SHIFT)));
        assertEquals(Action.KEEP, action(Tag.STUDY_DATE, dates(DatePolicy.KEEP)));
        assertEquals(Action.EMPTY, action(Tag.PATIENT_BIRTH_DATE, dates(DatePolicy.KEEP)));
        assertEquals(Action.KEEP, action(Tag.STUDY_INSTANCE_UID,
                new DeidentifyOptions(true, false, false, false, DatePolicy.REMOVE, false)));
        assertEquals(Action.KEEP, action(Tag.DEVICE_SERIAL_NUMBER,
                new DeidentifyOptions(false, true, false, false, DatePolicy.REMOVE, false)));
        assertEquals(Action.KEEP, action(Tag.INSTITUTION_NAME,
                new DeidentifyOptions(false, false, true, false, DatePolicy.REMOVE, false)));
        assertEquals(Action.KEEP, action(Tag.PATIENT_SIZE,
                new DeidentifyOptions(false, false, false, true, DatePolicy.REMOVE, false)));
        assertEquals(Action.CLEAN_TEXT, action(Tag.SERIES_DESCRIPTION,
                new DeidentifyOptions(false, false, false, false, DatePolicy.REMOVE, true)));
    }

    @Test
    void datesMoveAndTimesStay() {
        assertEquals("20191231", DateShift.moved(Vr.DA, "20200131", 31));
        assertEquals("20191231101500.5+0100", DateShift.moved(Vr.DT, "20200131101500.5+0100", 31));
        assertEquals("101500.123", DateShift.moved(Vr.TM, "101500.123", 31));
        for (String wrong : new String[] {"", "2020", "20201331", "31.01.2020", "MUSTER"}) {
            assertEquals("", DateShift.moved(Vr.DA, wrong, 31), wrong);
        }
    }
}
