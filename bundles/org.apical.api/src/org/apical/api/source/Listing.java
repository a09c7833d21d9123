package org.apical.api.source;

import java.util.List;

import org.apical.api.Problem;

/**
 * What a data source found.
 *
 * @param clips the clips in an order that depends only on the content, such as by file name
 * @param skipped what was passed over, each with its reason
 * @since 1.0
 */
public record Listing(List<ClipReference> clips, List<Problem> skipped) {

    /** Copies the lists. */
    public Listing {
        clips = List.copyOf(clips);
        skipped = List.copyOf(skipped);
    }
}
