package org.apical.explain;

import java.util.List;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.data.StoredClip;
import org.apical.trust.counterfactual.ClipMask;

/**
 * Where structures are in the frames of clips: from ground truth, from what readers or a network drew, or drawn for the
 * occasion.
 *
 * @since 1.0
 */
public interface StructureMasks {

    /**
     * Returns the mask of a clip.
     *
     * @param clip a clip of the cohort that these masks are of
     * @return the mask, in the stored frames; empty when nothing is known of this clip or nothing of the structure lies
     *     in its sector
     * @throws ApicalException when a file is damaged or of another size
     */
    Optional<ClipMask> of(StoredClip clip) throws ApicalException;

    /**
     * Returns masks that hold what any of several holds.
     *
     * @param all the parts, at least one, known of the same clips
     * @return their union; empty for clips of which a part is not known
     */
    static StructureMasks union(List<StructureMasks> all) {
        return all.size() == 1 ? all.get(0) : clip -> {
            ClipMask union = null;
            for (StructureMasks one : all) {
                Optional<ClipMask> mask = one.of(clip);
                if (mask.isEmpty()) {
                    return Optional.empty();
                }
                union = union == null ? mask.get() : union.with(mask.get());
            }
            return Optional.of(union);
        };
    }
}
