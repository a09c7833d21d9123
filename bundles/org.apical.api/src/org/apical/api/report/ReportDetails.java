package org.apical.api.report;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a report can tell of a run beside its figures; whatever is not known is empty.
 *
 * @param taskId the task's whole id, such as "org.apical.echonet.ejectionFraction"
 * @param threshold the probability from which on a prediction counts as positive, chosen on the validation part;
 *     {@code NaN} for other targets
 * @param traits what is known of the patient, or clip, of each prediction of the test part: by the id in
 *     {@link PatientPrediction#patient()}, then by trait
 * @param frames a picture (PNG) of a frame as the network saw it, by the same ids
 * @param settings the settings of the frozen experiment by their place in the file, such as "training.optimizer.id"
 *     or "augment.0.id"
 * @param counts how many patients, clips and left-out clips there were, by name, such as "train" or "leftOut"
 * @since 1.0
 */
public record ReportDetails(String taskId, double threshold, Map<String, Map<String, String>> traits,
        Map<String, Path> frames, Map<String, String> settings, Map<String, Integer> counts) {

    /** The trait that names the patient of a clip, in a task about clips. */
    public static final String PATIENT = "patient";
    /** The trait sex: "female" or "male". */
    public static final String SEX = "sex";
    /** The trait age in years. */
    public static final String AGE_YEARS = "ageYears";
    /** The trait body mass index in kg/m². */
    public static final String BMI = "bmi";
    /** The trait ejection fraction in percent. */
    public static final String EJECTION_FRACTION = "ejectionFractionPercent";
    /** The trait maker of the scanner. */
    public static final String VENDOR = "vendor";
    /** The trait frames a second of the patient's clips. */
    public static final String FRAME_RATE = "frameRateHz";
    /** All traits by which subgroups are made, in the order in which they are shown. */
    public static final List<String> SUBGROUPS = List.of(SEX, AGE_YEARS, BMI, EJECTION_FRACTION, VENDOR, FRAME_RATE);

    /** Copies the maps and keeps their order. */
    public ReportDetails {
        Map<String, Map<String, String>> copies = new LinkedHashMap<>();
        traits.forEach((id, known) -> copies.put(id, Collections.unmodifiableMap(new LinkedHashMap<>(known))));
        traits = Collections.unmodifiableMap(copies);
        frames = Collections.unmodifiableMap(new LinkedHashMap<>(frames));
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /**
     * Returns details of a run of which nothing more is known.
     *
     * @return empty details
     */
    public static ReportDetails none() {
        return new ReportDetails("", Double.NaN, Map.of(), Map.of(), Map.of(), Map.of());
    }
}
