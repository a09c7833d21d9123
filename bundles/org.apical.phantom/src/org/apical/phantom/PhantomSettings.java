package org.apical.phantom;

import java.util.Map;
import org.apical.api.settings.Setting;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;

/**
 * What cohort to make; the same settings give the same bytes, whatever the number of threads.
 *
 * <p>A strength says how much of a trait is drawn: 1 as it is, 0 not at all (everybody is drawn with the mean of the
 * cohort), 2 twice the distance from the mean. The default prevalences are those of the training part of Table 1 in
 * Ghorbani et al., doi:10.1038/s41746-019-0216-8.
 *
 * @param patients         number of patients
 * @param seed             seed of every draw
 * @param views            whether to add the further views, a colour Doppler clip and a still
 * @param seconds          length of a clip in seconds
 * @param columns          width of a frame in pixels, the height is three quarters of it; 0 varies it by patient
 * @param frameRate        frames a second; 0 varies it by patient from 25 to 80
 * @param malePrevalence   share of men
 * @param leadPrevalence   share of patients with a lead
 * @param laPrevalence     share of patients with a severely enlarged left atrium
 * @param lvhPrevalence    share of patients with left ventricular hypertrophy
 * @param leadStrength     brightness of the lead's echo
 * @param laStrength       how far the left atrium's size shows
 * @param wallStrength     how far the wall's thickness shows
 * @param bodyStrength     how far weight and height show in the near field
 * @param ageStrength      how far age shows in valves and septum
 * @param sexStrength      how far sex shows in chamber size and texture
 * @param shapeStrength    how far a low ejection fraction shows in shape and valve opening
 * @param plantingNoise    spread of the drawn trait around the label, as a multiple of the usual one
 * @param labelNoise       reader's error: relative standard deviation of volumes, and share of flipped yes-no labels
 * @param plantedText      where writing is burned in that betrays a label, so that checks for shortcuts have one to find
 * @param plantedLabel     the label that it betrays
 * @param threads          number of threads; 0 takes all processors
 *
 * @since 1.0
 */
public record PhantomSettings(
        @Setting(label = "Patients", help = "Number of patients.", defaultValue = "100", min = 1, max = 99999)
        int patients,
        @Setting(label = "Seed", help = "Seed of every draw; the same seed gives the same bytes.", defaultValue = "1")
        long seed,
        @Setting(label = "All views", help = "Adds A2C, A3C, PLAX, PSAX, subcostal and suprasternal cines, a "
                + "colour Doppler clip and a still.",
                defaultValue = "false")
        boolean views,
        @Setting(label = "Clip length", help = "Length of a clip.", defaultValue = "2.1", unit = "s", min = 0.5,
                max = 20)
        double seconds,
        @Setting(label = "Frame width", help = "Width of a frame, the height is three quarters of it; 0 varies it "
                + "by patient.", defaultValue = "0", unit = "pixels", min = 0, max = 1600)
        int columns,
        @Setting(label = "Frame rate", help = "Frames a second; 0 varies them by patient from 25 to 80.",
                defaultValue = "0", unit = "1/s", min = 0, max = 200)
        double frameRate,
        @Setting(label = "Share of men", help = "Prevalence of male sex.", defaultValue = "0.522", min = 0, max = 1)
        double malePrevalence,
        @Setting(label = "Share with a lead", help = "Prevalence of a pacemaker or defibrillator lead.",
                defaultValue = "0.131", min = 0, max = 1)
        double leadPrevalence,
        @Setting(label = "Share with a large left atrium", help = "Prevalence of severe left atrial enlargement.",
                defaultValue = "0.18", min = 0, max = 1)
        double laPrevalence,
        @Setting(label = "Share with hypertrophy", help = "Prevalence of left ventricular hypertrophy.",
                defaultValue = "0.327", min = 0, max = 1)
        double lvhPrevalence,
        @Setting(label = "Lead strength", help = "Brightness of the lead's echo, 1 as usual.", defaultValue = "1",
                min = 0, max = 3)
        double leadStrength,
        @Setting(label = "Atrium strength", help = "How far the left atrium's size shows, 1 as it is.",
                defaultValue = "1", min = 0, max = 2)
        double laStrength,
        @Setting(label = "Wall strength", help = "How far the wall's thickness shows, 1 as it is.",
                defaultValue = "1", min = 0, max = 2)
        double wallStrength,
        @Setting(label = "Body strength", help = "How far weight and height show in the near field.",
                defaultValue = "1", min = 0, max = 2)
        double bodyStrength,
        @Setting(label = "Age strength", help = "How far age shows in the brightness of valves and septum.",
                defaultValue = "1", min = 0, max = 2)
        double ageStrength,
        @Setting(label = "Sex strength", help = "How far sex shows in chamber size and texture.",
                defaultValue = "1", min = 0, max = 2)
        double sexStrength,
        @Setting(label = "Shape strength", help = "How far a low ejection fraction shows in the ventricle's shape and "
                + "the valve's opening.", defaultValue = "1", min = 0, max = 2)
        double shapeStrength,
        @Setting(label = "Planting noise", help = "Spread of what is drawn around the label, 1 as usual.",
                defaultValue = "1", min = 0, max = 5)
        double plantingNoise,
        @Setting(label = "Label noise", help = "Reader's error: relative standard deviation of the volumes and share "
                + "of flipped yes-no labels.", defaultValue = "0", min = 0, max = 0.5)
        double labelNoise,
        @Setting(label = "Planted text", help = "Burns in writing that betrays a label: 'corner' writes it where "
                + "scanners write, 'sector' into the scan, where no import takes it away; 'none' writes none.",
                defaultValue = "none")
        PlantedText plantedText,
        @Setting(label = "Planted label", help = "The label that the planted text betrays.", defaultValue = "ef")
        PlantedLabel plantedLabel,
        @Setting(label = "Threads", help = "Number of threads, 0 takes all processors; the output does not depend on "
                + "it.", defaultValue = "0", min = 0, max = 256)
        int threads) {

    /** Where writing is burned in that betrays a label. */
    public enum PlantedText {
        /** Nowhere. */
        NONE,
        /** At the upper right, beside the date. */
        CORNER,
        /** Inside the sector, beside the heart. */
        SECTOR
    }

    /** A label that writing can betray. */
    public enum PlantedLabel {
        /** Ejection fraction, in percent. */
        EF,
        /** End-systolic volume, in millilitres. */
        ESV,
        /** End-diastolic volume, in millilitres. */
        EDV,
        /** Age, in years. */
        AGE,
        /** Sex, M or F. */
        SEX,
        /** A lead: a word, or nothing. */
        LEAD,
        /** Severe left atrial enlargement: a word, or nothing. */
        LAE,
        /** Left ventricular hypertrophy: a word, or nothing. */
        LVH
    }

    /**
     * Makes settings from named values; what is not named takes its default.
     *
     * @param values values by component name
     * @return the settings
     * @throws SettingsException when a name is unknown or a value out of range
     */
    public static PhantomSettings of(Map<String, ?> values) throws SettingsException {
        return SettingsType.of(PhantomSettings.class).bind(values);
    }
}
