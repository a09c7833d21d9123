package org.apical.analysis.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.apical.api.report.ReportDetails;

/**
 * A trait by which patients are divided into subgroups.
 *
 * @param key its key in the details of a run
 * @param label its name for people
 * @param unit the unit of its cuts
 * @param cuts the cuts of a number, ascending; none for a trait in words
 */
public record Trait(String key, String label, String unit, List<Double> cuts) {

    /** The bands of the body mass index are those of the WHO. */
    private static final List<Trait> ALL = List.of(
            new Trait(ReportDetails.SEX, "Sex", "", List.of()),
            new Trait(ReportDetails.AGE_YEARS, "Age", "years", List.of(50.0, 65.0, 75.0)),
            new Trait(ReportDetails.BMI, "Body mass index", "kg/m²", List.of(18.5, 25.0, 30.0)),
            new Trait(ReportDetails.EJECTION_FRACTION, "Ejection fraction", "%", List.of(30.0, 40.0, 50.0)),
            new Trait(ReportDetails.VENDOR, "Scanner", "", List.of()),
            new Trait(ReportDetails.FRAME_RATE, "Frame rate", "Hz", List.of(30.0, 50.0)));

    /**
     * Returns all traits.
     *
     * @return the traits in the order in which they are shown
     */
    public static List<Trait> all() {
        return ALL;
    }

    /**
     * Returns the levels that occur.
     *
     * @param known what is known of each patient
     * @return the levels, ascending or by name
     */
    public List<String> levels(List<Map<String, String>> known) {
        List<String> present = known.stream().map(this::level).flatMap(Optional::stream).toList();
        if (cuts.isEmpty()) {
            return List.copyOf(new TreeSet<>(present));
        }
        List<String> levels = new ArrayList<>(new ValueBands(label, unit, cuts).names());
        levels.retainAll(present);
        return levels;
    }

    /**
     * Returns the level of a patient.
     *
     * @param known what is known of it
     * @return the level, empty when it is not known
     */
    public Optional<String> level(Map<String, String> known) {
        String text = known.getOrDefault(key, "").strip();
        if (text.isEmpty() || cuts.isEmpty()) {
            return Optional.of(text).filter(value -> !value.isEmpty());
        }
        try {
            double value = Double.parseDouble(text.toLowerCase(Locale.ROOT));
            ValueBands bands = new ValueBands(label, unit, cuts);
            return Double.isFinite(value) ? Optional.of(bands.names().get(bands.band(value))) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
