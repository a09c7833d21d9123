package org.apical.explain;

import java.util.List;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.data.Cohort;
import org.apical.data.StoredClip;
import org.apical.trust.counterfactual.ClipMask;

/** Cuts drawn masks by the scan sector of their clip. */
final class SectorMasks {

    private SectorMasks() {
    }

    /** Returns the mask of a clip, empty when nothing of it lies in the sector. */
    static Optional<ClipMask> of(Cohort cohort, StoredClip clip, List<boolean[]> masks) throws ApicalException {
        ClipMask mask = new ClipMask(cohort.info().rows(), cohort.info().columns(), cohort.sector(clip.index()),
                masks);
        return mask.isEmpty() ? Optional.empty() : Optional.of(mask);
    }
}
