package org.apical.phantom;

/**
 * What is known about one synthetic patient: the labels of the paper's Table 1 and the sizes behind them.
 *
 * @param patientId                the identifier, such as {@code P00001}
 * @param studyUid                 Study Instance UID of the only study
 * @param ageYears                 age in whole years
 * @param male                     whether the patient is a man
 * @param weightKg                 weight in kilograms
 * @param heightM                  height in metres
 * @param edvMl                    end-diastolic volume of the left ventricle in millilitres
 * @param esvMl                    end-systolic volume of the left ventricle in millilitres
 * @param lead                     whether a pacemaker or defibrillator lead crosses the right heart
 * @param severeLaEnlargement      whether the left atrium is severely enlarged, more than 48 mL/m2
 * @param lvHypertrophy            whether the wall is thicker than 1.0 cm (women) or 1.1 cm (men)
 * @param laVolumeMl               largest volume of the left atrium in millilitres
 * @param wallThicknessCm          end-diastolic wall thickness in centimetres
 * @param heartRateBpm             heart rate in beats a minute, 50 to 110
 *
 * @since 1.0
 */
public record PhantomPatient(String patientId, String studyUid, int ageYears, boolean male, double weightKg,
        double heightM, double edvMl, double esvMl, boolean lead, boolean severeLaEnlargement, boolean lvHypertrophy,
        double laVolumeMl, double wallThicknessCm, double heartRateBpm) {

    /** Returns the ejection fraction in percent. */
    public double efPercent() {
        return 100 * (edvMl - esvMl) / edvMl;
    }

    /** Returns the body mass index in kg/m2. */
    public double bmi() {
        return weightKg / (heightM * heightM);
    }

    /** Returns the body surface area in m2 (Mosteller, doi:10.1056/NEJM198710223171717). */
    public double bodySurfaceM2() {
        return Math.sqrt(heightM * 100 * weightKg / 3600);
    }
}
