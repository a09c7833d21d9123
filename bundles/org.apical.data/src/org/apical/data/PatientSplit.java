package org.apical.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.settings.EnumWords;

/**
 * Assigns whole patients to the parts of a cohort by the hash of their id.
 *
 * <p>The patients are sorted by SHA-256 of seed and id; the first make up the test part, the next the validation part.
 * So the shares are exact, neither the order of the patients nor the number of their clips matters, and a patient who
 * joins moves few others. As in the paper, validation is a share of what testing left over.
 *
 * @see <a href="https://doi.org/10.1038/s41746-019-0216-8">Ghorbani et al. 2020, Methods</a>
 * @since 1.0
 */
public final class PatientSplit {

    private final Map<String, Part> parts;

    private PatientSplit(Map<String, Part> parts) {
        this.parts = parts;
    }

    /**
     * Splits patients.
     *
     * @param patients their ids; an id that occurs twice counts once
     * @param testShare the share of all patients that is tested on, 0 to 1
     * @param validationShare the share of the others that is validated on, 0 to 1
     * @param seed another seed gives another split
     * @return the split
     * @throws IllegalArgumentException when a share is out of range
     */
    public static PatientSplit of(Collection<String> patients, double testShare, double validationShare, long seed) {
        if (!(testShare >= 0 && testShare <= 1 && validationShare >= 0 && validationShare <= 1)) {
            throw new IllegalArgumentException("Shares lie between 0 and 1, not " + testShare + " and "
                    + validationShare + ".");
        }
        List<String> ordered = ordered(patients, seed);
        int test = (int) Math.round(ordered.size() * testShare);
        int validation = (int) Math.round((ordered.size() - test) * validationShare);
        Map<String, Part> parts = new TreeMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            parts.put(ordered.get(i), i < test ? Part.TEST : i < test + validation ? Part.VALIDATION : Part.TRAIN);
        }
        return new PatientSplit(parts);
    }

    /**
     * Splits patients for cross-validation: in the order of their hashes every k-th patient belongs to a fold, so that
     * each patient is tested on in one fold and folds differ in size by one patient at most.
     *
     * @param patients their ids; an id that occurs twice counts once
     * @param folds into how many folds, at least 2
     * @param fold the fold that is tested on, from 1
     * @param validationShare the share of the other patients that is validated on, 0 to 1
     * @param seed another seed gives other folds
     * @return the split
     * @throws IllegalArgumentException when there is no such fold or the share is out of range
     */
    public static PatientSplit fold(Collection<String> patients, int folds, int fold, double validationShare,
            long seed) {
        if (folds < 2 || fold < 1 || fold > folds || !(validationShare >= 0 && validationShare <= 1)) {
            throw new IllegalArgumentException("There is no fold " + fold + " of " + folds
                    + " with a share of " + validationShare + " for validation.");
        }
        Map<String, Part> parts = new TreeMap<>();
        List<String> others = new ArrayList<>();
        int place = 0;
        for (String patient : ordered(patients, seed)) {
            if (place++ % folds == fold - 1) {
                parts.put(patient, Part.TEST);
            } else {
                others.add(patient);
            }
        }
        int validation = (int) Math.round(others.size() * validationShare);
        for (int i = 0; i < others.size(); i++) {
            parts.put(others.get(i), i < validation ? Part.VALIDATION : Part.TRAIN);
        }
        return new PatientSplit(parts);
    }

    /**
     * Takes over the parts that the authors of a data set published, in the attribute {@code split} of its clips.
     *
     * @param clips the clips
     * @return the split
     * @throws ApicalException naming the patient when a clip has no part, or clips of one patient are in two
     */
    public static PatientSplit published(Collection<StoredClip> clips) throws ApicalException {
        Map<String, Part> parts = new TreeMap<>();
        for (StoredClip clip : clips) {
            String word = clip.attributes().getOrDefault("split", "");
            Part part = null;
            for (Part known : Part.values()) {
                part = EnumWords.of(known).equals(word) ? known : part;
            }
            if (part == null) {
                throw ApicalException.badInput(new Problem("The data set does not say which part the patient "
                        + clip.patient() + " belongs to" + (word.isEmpty() ? "." : "; it says '" + word + "'."),
                        clip.file(), "split", "Write 'from: hash' under split, or leave the clip out."));
            }
            Part before = parts.putIfAbsent(clip.patient(), part);
            if (before != null && before != part) {
                throw ApicalException.badInput(new Problem("The data set puts the patient " + clip.patient()
                        + " into two parts, " + EnumWords.of(before) + " and " + EnumWords.of(part) + ".",
                        clip.file(), "split", "Correct the split, or write 'from: hash' under split."));
            }
        }
        return new PatientSplit(parts);
    }

    /**
     * Returns the part of a patient.
     *
     * @param patient the patient's id
     * @return the part
     * @throws IllegalArgumentException when the patient was not among those that were split
     */
    public Part part(String patient) {
        Part part = parts.get(patient);
        if (part == null) {
            throw new IllegalArgumentException("The patient " + patient + " was not split.");
        }
        return part;
    }

    /**
     * Returns the patients of a part.
     *
     * @param part the part
     * @return their ids, sorted
     */
    public List<String> patients(Part part) {
        return parts.entrySet().stream().filter(entry -> entry.getValue() == part).map(Map.Entry::getKey).toList();
    }

    private static List<String> ordered(Collection<String> patients, long seed) {
        Map<String, String> byHash = new TreeMap<>();
        patients.forEach(patient -> byHash.put(hash(seed, patient), patient));
        return List.copyOf(byHash.values());
    }

    private static String hash(long seed, String patient) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest((seed + ":" + patient).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }
}
