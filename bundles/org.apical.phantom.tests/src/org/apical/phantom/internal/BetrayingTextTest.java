package org.apical.phantom.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apical.api.settings.SettingsException;
import org.apical.phantom.PhantomCohort;
import org.apical.phantom.PhantomPatient;
import org.apical.phantom.PhantomSettings;
import org.junit.jupiter.api.Test;

class BetrayingTextTest {

    private static PhantomSettings settings(String where, String label) throws SettingsException {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("patients", 8, "seconds", 0.5, "columns", 320,
                "frameRate", 25, "leadPrevalence", 0.5));
        values.put("plantedText", where);
        values.put("plantedLabel", label);
        return PhantomSettings.of(values);
    }

    private static RenderedClip draw(PhantomSettings settings, PhantomPatient patient) {
        Heart heart = new Heart(patient, settings);
        ClipPlan plan = ClipPlan.of(patient, heart, settings, "1-A4C", 1, EchoView.A4C, false, false);
        RenderedClip clip = RenderedClip.of(plan, heart, new Texture(settings.seed()), settings.seed(), "A, B",
                "1/1/1");
        BetrayingText.of(plan, settings).ifPresent(text -> text.burnInto(clip));
        return clip;
    }

    private static Sector sector(PhantomSettings settings, PhantomPatient patient) {
        return ClipPlan.of(patient, new Heart(patient, settings), settings, "1-A4C", 1, EchoView.A4C, false, false)
                .sector();
    }

    /** Counts the pixels that the text changed: inside the sector and outside. */
    private static int[] changed(PhantomSettings settings, PhantomPatient patient) throws SettingsException {
        byte[] with = draw(settings, patient).grey().get(0);
        byte[] without = draw(settings("none", "ef"), patient).grey().get(0);
        Sector sector = sector(settings, patient);
        int[] changed = new int[2];
        for (int i = 0; i < with.length; i++) {
            if (with[i] != without[i]) {
                assertEquals((byte) 255, with[i]);
                changed[sector.contains(sector.xCm(i % sector.columns()), sector.zCm(i / sector.columns())) ? 0 : 1]++;
            }
        }
        return changed;
    }

    @Test
    void writesIntoTheCornerOrIntoTheScan() throws SettingsException {
        PhantomPatient patient = PhantomCohort.patients(settings("corner", "ef")).get(0);
        int[] corner = changed(settings("corner", "ef"), patient);
        assertEquals(0, corner[0], "The corner lies outside the scan.");
        assertTrue(corner[1] > 20, "Two letters and two digits have ink.");
        int[] inside = changed(settings("sector", "ef"), patient);
        assertTrue(inside[0] > 20);
        assertEquals(0, inside[1], "What lies outside would be masked.");
    }

    @Test
    void betraysWhoHasALeadAndNobodyElse() throws SettingsException {
        PhantomSettings settings = settings("corner", "lead");
        int leads = 0;
        for (PhantomPatient patient : PhantomCohort.patients(settings)) {
            assertEquals(patient.lead(), changed(settings, patient)[1] > 0, patient.patientId());
            leads += patient.lead() ? 1 : 0;
        }
        assertTrue(leads > 0 && leads < 8, leads + " leads");
    }

    @Test
    void leavesPicturesWithoutTextAsTheyAre() throws SettingsException {
        PhantomSettings none = settings("none", "lead");
        PhantomPatient patient = PhantomCohort.patients(none).get(1);
        Heart heart = new Heart(patient, none);
        ClipPlan plan = ClipPlan.of(patient, heart, none, "1-A4C", 1, EchoView.A4C, false, false);
        assertArrayEquals(RenderedClip.of(plan, heart, new Texture(none.seed()), none.seed(), "A, B", "1/1/1").grey()
                .get(0), draw(none, patient).grey().get(0));
    }
}
