package org.apical.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the measures say of one map.
 *
 * @param measures the measures in the order of their kinds
 * @param cascade similarity to the map of the network randomised from the output down, stage by stage
 * @param caution the method's own caution; a complete sentence or empty
 * @since 1.0
 */
public record TrustReport(List<Measure> measures, List<Double> cascade, String caution) {

    /** Copies the lists. */
    public TrustReport {
        measures = List.copyOf(measures);
        cascade = List.copyOf(cascade);
    }

    /**
     * Returns the map's badge.
     *
     * @return red when any measure is red; otherwise amber when any is amber or the method itself asks for caution;
     *     otherwise green
     */
    public Badge badge() {
        Badge badge = caution.isEmpty() ? Badge.GREEN : Badge.AMBER;
        for (Measure measure : measures) {
            badge = badge.worse(measure.badge());
        }
        return badge;
    }

    /**
     * Returns why the badge is not green.
     *
     * @return a sentence for each measure of the badge's colour, and the method's caution
     */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        Badge badge = badge();
        for (Measure measure : measures) {
            if (badge != Badge.GREEN && measure.badge() == badge) {
                reasons.add(measure.sentence());
            }
        }
        if (!caution.isEmpty()) {
            reasons.add(caution);
        }
        return reasons;
    }

    /**
     * Returns a measure.
     *
     * @param kind which
     * @return the measure, empty when it was not made
     */
    public Optional<Measure> measure(MeasureKind kind) {
        return measures.stream().filter(measure -> measure.kind() == kind).findFirst();
    }
}
