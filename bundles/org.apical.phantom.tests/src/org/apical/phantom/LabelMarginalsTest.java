package org.apical.phantom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Labels alone, without a picture: 2000 patients against Table 1 of doi:10.1038/s41746-019-0216-8. */
class LabelMarginalsTest {
    private static final int PATIENTS = 2000;

    private static List<PhantomPatient> patients(Map<String, Object> more) throws Exception {
        Map<String, Object> values = new java.util.HashMap<>(more);
        values.put("patients", PATIENTS);
        values.put("seed", 7);
        return PhantomCohort.patients(PhantomSettings.of(values));
    }

    /** The mean must lie within 3.5 standard errors, the standard deviation within 8 %. */
    private static void check(String what, List<PhantomPatient> patients, ToDoubleFunction<PhantomPatient> value,
            double mean, double sd) {
        double sum = 0;
        double squares = 0;
        for (PhantomPatient p : patients) {
            sum += value.applyAsDouble(p);
            squares += value.applyAsDouble(p) * value.applyAsDouble(p);
        }
        double found = sum / PATIENTS;
        double spread = Math.sqrt(squares / PATIENTS - found * found);
        assertEquals(mean, found, 3.5 * sd / Math.sqrt(PATIENTS), what + " mean");
        assertEquals(sd, spread, 0.08 * sd, what + " standard deviation");
    }

    private static void share(String what, List<PhantomPatient> patients, ToDoubleFunction<PhantomPatient> value,
            double expected) {
        double found = patients.stream().mapToDouble(value).sum() / PATIENTS;
        assertEquals(expected, found, 3.5 * Math.sqrt(expected * (1 - expected) / PATIENTS), what);
    }

    @Test
    void meansAndDeviationsAreThoseOfTheTable() throws Exception {
        List<PhantomPatient> patients = patients(Map.of());
        check("EDV", patients, PhantomPatient::edvMl, 95.1, 48.2);
        check("ESV", patients, PhantomPatient::esvMl, 46.0, 39.3);
        check("EF", patients, PhantomPatient::efPercent, 55.1, 12.2);
        check("age", patients, p -> p.ageYears() + 0.5, 61.1, 17.1);
        check("weight", patients, PhantomPatient::weightKg, 78.0, 21.7);
        check("height", patients, PhantomPatient::heightM, 1.69, 0.12);
        check("BMI", patients, PhantomPatient::bmi, 27.1, 6.5);
    }

    @Test
    void prevalencesAreThoseOfTheTableOrOfTheSettings() throws Exception {
        List<PhantomPatient> patients = patients(Map.of());
        share("men", patients, p -> p.male() ? 1 : 0, 0.522);
        share("lead", patients, p -> p.lead() ? 1 : 0, 0.131);
        share("left atrium", patients, p -> p.severeLaEnlargement() ? 1 : 0, 0.18);
        share("hypertrophy", patients, p -> p.lvHypertrophy() ? 1 : 0, 0.327);
        share("lead, more often", patients(Map.of("leadPrevalence", 0.45)), p -> p.lead() ? 1 : 0, 0.45);
        assertTrue(patients(Map.of("leadPrevalence", 0)).stream().noneMatch(PhantomPatient::lead));
        assertTrue(patients(Map.of("leadPrevalence", 1)).stream().allMatch(PhantomPatient::lead));
    }

    @Test
    void labelsOfAPatientFitTogether() throws Exception {
        for (PhantomPatient p : patients(Map.of())) {
            assertTrue(p.esvMl() < p.edvMl() && p.esvMl() > 0, p.toString());
            assertEquals(100 * (1 - p.esvMl() / p.edvMl()), p.efPercent(), 1e-9);
            assertEquals(p.severeLaEnlargement(), p.laVolumeMl() / p.bodySurfaceM2() > 48, p.toString());
            assertEquals(p.lvHypertrophy(), p.wallThicknessCm() > (p.male() ? 1.1 : 1.0), p.toString());
            assertTrue(p.heartRateBpm() >= 50 && p.heartRateBpm() <= 110, p.toString());
        }
    }

    @Test
    void aWeakVentricleIsALargeOne() throws Exception {
        List<PhantomPatient> patients = patients(Map.of());
        double weak = patients.stream().filter(p -> p.efPercent() < 40).mapToDouble(PhantomPatient::edvMl).average()
                .orElseThrow();
        double strong = patients.stream().filter(p -> p.efPercent() > 60).mapToDouble(PhantomPatient::edvMl).average()
                .orElseThrow();
        assertTrue(weak > 1.5 * strong, weak + " against " + strong);
    }

    @Test
    void labelNoiseFlipsTheShareThatIsAskedFor() throws Exception {
        List<PhantomPatient> truth = patients(Map.of());
        List<PhantomPatient> read = patients(Map.of("labelNoise", 0.1));
        int flipped = 0;
        double relative = 0;
        for (int i = 0; i < PATIENTS; i++) {
            flipped += truth.get(i).lead() != read.get(i).lead() ? 1 : 0;
            relative += Math.pow(Math.log(read.get(i).edvMl() / truth.get(i).edvMl()), 2);
        }
        assertEquals(0.1, flipped / (double) PATIENTS, 0.025);
        assertEquals(0.1, Math.sqrt(relative / PATIENTS), 0.01);
    }
}
