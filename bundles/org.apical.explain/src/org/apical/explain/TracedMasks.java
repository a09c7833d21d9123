package org.apical.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.data.Cohort;
import org.apical.data.StoredClip;
import org.apical.data.StoredTracing;
import org.apical.trust.counterfactual.ClipMask;

/**
 * Masks from what readers traced into some frames of the clips. Every other frame takes the tracing nearest in time,
 * which is a stand-in: between end-diastole and end-systole the structure moves on.
 *
 * @since 1.0
 */
public final class TracedMasks implements StructureMasks {

    private final Cohort cohort;
    private final String structure;

    private TracedMasks(Cohort cohort, String structure) {
        this.cohort = cohort;
        this.structure = structure;
    }

    /**
     * Prepares masks.
     *
     * @param cohort the cohort with tracings
     * @param structure what was drawn, such as "leftVentricle"
     * @return the masks
     */
    public static TracedMasks of(Cohort cohort, String structure) {
        return new TracedMasks(cohort, structure);
    }

    @Override
    public Optional<ClipMask> of(StoredClip clip) throws ApicalException {
        List<StoredTracing> own = cohort.tracings().stream()
                .filter(tracing -> tracing.clip() == clip.index() && tracing.structure().equals(structure)).toList();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        List<boolean[]> masks = new ArrayList<>();
        for (int frame = 0; frame < clip.frames(); frame++) {
            masks.add(cohort.mask(nearest(own, frame, clip.frameTimesMs()[frame])));
        }
        return SectorMasks.of(cohort, clip, masks);
    }

    private static StoredTracing nearest(List<StoredTracing> own, int frame, double timeMs) {
        StoredTracing nearest = own.get(0);
        for (StoredTracing tracing : own) {
            if (tracing.storedFrame() == frame) {
                return tracing;
            }
            nearest = Math.abs(tracing.timeMs() - timeMs) < Math.abs(nearest.timeMs() - timeMs) ? tracing : nearest;
        }
        return nearest;
    }
}
