package org.apical.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.analysis.internal.Trait;
import org.apical.api.report.PatientPrediction;
import org.apical.api.report.ReportDetails;

/**
 * How patients, or clips, are divided by a trait, in the bands in which reports show them.
 *
 * @param trait the trait in words, such as "Age"
 * @param levels the levels that occur, ascending or by name
 * @param levelOf the level of each subject of which it is known, by its id
 * @since 1.0
 */
public record Subgrouping(String trait, List<String> levels, Map<String, String> levelOf) {

    /** Copies both. */
    public Subgrouping {
        levels = List.copyOf(levels);
        levelOf = Map.copyOf(levelOf);
    }

    /**
     * Divides subjects by every trait that tells them apart.
     *
     * @param subjects the subjects
     * @param details what is known of them
     * @return a division a trait; none for traits with fewer than two levels
     */
    public static List<Subgrouping> of(List<PatientPrediction> subjects, ReportDetails details) {
        List<Subgrouping> made = new ArrayList<>();
        for (Trait trait : Trait.all()) {
            List<Map<String, String>> known = subjects.stream()
                    .map(one -> details.traits().getOrDefault(one.patient(), Map.of())).toList();
            List<String> levels = trait.levels(known);
            if (levels.size() > 1) {
                Map<String, String> levelOf = new LinkedHashMap<>();
                for (int i = 0; i < subjects.size(); i++) {
                    String subject = subjects.get(i).patient();
                    trait.level(known.get(i)).ifPresent(level -> levelOf.put(subject, level));
                }
                made.add(new Subgrouping(trait.label(), levels, levelOf));
            }
        }
        return made;
    }
}
