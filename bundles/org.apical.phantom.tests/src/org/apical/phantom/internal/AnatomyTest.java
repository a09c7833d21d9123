package org.apical.phantom.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.apical.phantom.MaskStructure;
import org.apical.phantom.PhantomPatient;
import org.apical.phantom.PhantomSettings;
import org.junit.jupiter.api.Test;

/** The drawn anatomy against the labels. */
class AnatomyTest {
    /** Area-length constant of this ventricle's shape; 8 / (3 pi) = 0.849 would be that of an ellipsoid. */
    private static final double AREA_LENGTH = 0.827;

    private static PhantomSettings settings(Map<String, Object> values) throws Exception {
        return PhantomSettings.of(values);
    }

    private static ClipPlan plan(int number, PhantomSettings settings) {
        PhantomPatient patient = new LabelModel(settings).patient(number);
        return ClipPlan.of(patient, new Heart(patient, settings), settings, "1-A4C", 1, EchoView.A4C, false, false);
    }

    @Test
    void volumeCurveRunsFromEdvToEsvOnceABeat() throws Exception {
        PhantomSettings settings = settings(Map.of());
        for (int number = 0; number < 30; number++) {
            PhantomPatient patient = new LabelModel(settings).patient(number);
            Heart heart = new Heart(patient, settings);
            CardiacCycle cycle = new CardiacCycle(patient.heartRateBpm(), 0.1, 0.7);
            double least = Double.MAX_VALUE;
            double most = 0;
            double before = heart.volumeMl(cycle.emptying(0));
            for (int ms = 0; ms < 2500; ms++) {
                double volume = heart.volumeMl(cycle.emptying(ms / 1000.0));
                assertTrue(Math.abs(volume - before) < 0.04 * patient.edvMl(), "The volume jumps at " + ms + " ms.");
                before = volume;
                least = Math.min(least, volume);
                most = Math.max(most, volume);
            }
            assertEquals(patient.edvMl(), most, 0.01);
            assertEquals(patient.esvMl(), least, 0.2);
            assertEquals(1, cycle.ecg(0.1), 0.05);
            assertEquals(patient.edvMl(), heart.volumeMl(cycle.emptying(0.1)), 0.01);
        }
    }

    @Test
    void volumeOfTheMaskIsTheTrueVolume() throws Exception {
        PhantomSettings settings = settings(Map.of("columns", 640));
        int whole = 0;
        for (int number = 0; number < 20; number++) {
            ClipPlan plan = plan(number, settings);
            Heart heart = new Heart(plan.patient(), settings);
            for (int frame = 0; frame < plan.frameTimesMs().length; frame += 17) {
                double time = plan.frameTimesMs()[frame] / 1000;
                MaskCanvas mask = new MaskCanvas(plan.sector(), 1);
                mask.clear();
                plan.scene().draw(time, mask);
                double truth = heart.volumeMl(plan.cycle().emptying(time));
                if (!touchesTheEdge(mask, plan.sector())) {
                    whole++;
                    assertEquals(truth, areaLength(mask.bits(), plan.sector()), 0.05 * truth, "patient " + number);
                }
            }
        }
        assertTrue(whole > 40, whole + " whole ventricles");
    }

    private static boolean touchesTheEdge(MaskCanvas mask, Sector sector) {
        for (int i = 0; i < mask.bits().length; i++) {
            if ((mask.bits()[i] & MaskStructure.LV.bit()) != 0) {
                int columns = sector.columns();
                if (mask.base()[i - 1] == 0 || mask.base()[i + 1] == 0 || mask.base()[i - columns] == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Area-length volume of a mask: its long axis is that of its second moments. */
    private static double areaLength(byte[] mask, Sector sector) {
        double n = 0;
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        for (int i = 0; i < mask.length; i++) {
            if ((mask[i] & MaskStructure.LV.bit()) != 0) {
                double x = i % sector.columns();
                double y = i / sector.columns();
                n++;
                sx += x;
                sy += y;
                sxx += x * x;
                sxy += x * y;
                syy += y * y;
            }
        }
        double angle = 0.5 * Math.atan2(2 * (sxy / n - sx * sy / n / n),
                (sxx / n - sx * sx / n / n) - (syy / n - sy * sy / n / n));
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (int i = 0; i < mask.length; i++) {
            if ((mask[i] & MaskStructure.LV.bit()) != 0) {
                double along = i % sector.columns() * Math.cos(angle) + i / sector.columns() * Math.sin(angle);
                least = Math.min(least, along);
                most = Math.max(most, along);
            }
        }
        double area = n / sector.pixelsPerCm() / sector.pixelsPerCm();
        return AREA_LENGTH * area * area / ((most - least) / sector.pixelsPerCm());
    }

    @Test
    void atriumHasTheVolumeItIsMadeFor() {
        for (double volume : new double[] {30, 60, 150}) {
            assertEquals(volume, Atrium.ofVolume(volume, 1.5, 0.4).volumeMl(), 0.01 * volume);
        }
    }

    @Test
    void masksLieInsideTheSectorAndHoldWhatThereIs() throws Exception {
        PhantomSettings settings = settings(Map.of("leadPrevalence", 0.5));
        for (int number = 0; number < 12; number++) {
            ClipPlan plan = plan(number, settings);
            MaskCanvas mask = new MaskCanvas(plan.sector(), plan.look().nearFieldCm());
            mask.clear();
            plan.scene().draw(0.3, mask);
            int[] areas = new int[MaskStructure.values().length];
            for (int i = 0; i < mask.bits().length; i++) {
                int bits = mask.bits()[i];
                Sector sector = plan.sector();
                boolean inside = sector.contains(sector.xCm(i % sector.columns()), sector.zCm(i / sector.columns()));
                assertEquals(inside, (bits & MaskStructure.SECTOR.bit()) != 0);
                assertTrue(inside || bits == 0);
                for (MaskStructure structure : MaskStructure.values()) {
                    areas[structure.ordinal()] += (bits & structure.bit()) != 0 ? 1 : 0;
                }
            }
            for (MaskStructure structure : MaskStructure.values()) {
                boolean expected = structure != MaskStructure.LEAD || plan.patient().lead();
                assertEquals(expected, areas[structure.ordinal()] > 40, structure + " of patient " + number);
            }
        }
    }

    @Test
    void strengthNoughtHidesTheTrait() throws Exception {
        PhantomSettings shown = settings(Map.of("plantingNoise", 0));
        PhantomSettings hidden = settings(Map.of("plantingNoise", 0, "laStrength", 0, "wallStrength", 0,
                "bodyStrength", 0, "ageStrength", 0, "sexStrength", 0));
        double shownSpread = 0;
        for (int number = 0; number < 20; number++) {
            PhantomPatient patient = new LabelModel(shown).patient(number);
            Heart heart = new Heart(patient, hidden);
            assertEquals(60, heart.laMaxMl(), 1e-9);
            assertEquals(0.98, heart.wallCm(0), 1e-9);
            assertEquals(1, heart.rightScale(), 1e-9);
            assertEquals(6, heart.valveDb(), 1e-9);
            assertEquals(1.25, plan(number, hidden).look().nearFieldCm(), 1e-9);
            shownSpread += Math.abs(plan(number, shown).look().nearFieldCm() - 1.25);
        }
        assertTrue(shownSpread > 1, "The near field does not show the weight: " + shownSpread);
    }

    @Test
    void burnedInTextLiesOutsideTheSector() throws Exception {
        PhantomSettings settings = settings(Map.of());
        for (int number = 0; number < 6; number++) {
            ClipPlan plan = plan(number, settings);
            Overlay overlay = new Overlay(plan, "NAME, GIVEN", "01/02/2018");
            byte[] frame = new byte[plan.sector().rows() * plan.sector().columns()];
            overlay.draw(plan.frameTimesMs()[1], frame);
            int ink = 0;
            for (int i = 0; i < frame.length; i++) {
                Sector sector = plan.sector();
                if (frame[i] != 0) {
                    ink++;
                    assertTrue(!sector.contains(sector.xCm(i % sector.columns()), sector.zCm(i / sector.columns())));
                }
            }
            assertTrue(ink > 400, ink + " pixels of text");
        }
    }
}
