package org.apical.data.internal;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

import org.apical.api.Problem;
import org.apical.api.source.ClipInfo;
import org.apical.data.FrameGeometry;

/**
 * A clip ready to be stored, or the reason why it is not.
 *
 * @param info what is known of the clip
 * @param reason why it is left out, empty when it is stored
 * @param frames the frames, each as large as the target
 * @param timesMs their true times
 * @param geometry how they were cropped and scaled
 * @param sector which pixels of the frames lie inside the sector
 * @param problems oddities that were tolerated
 * @param tracings what was drawn into the clip, ordered by frame
 * @param tile a small picture of what was masked, for some clips
 */
record PreparedClip(ClipInfo info, Optional<Problem> reason, List<byte[]> frames, double[] timesMs,
        FrameGeometry geometry, boolean[] sector, List<Problem> problems, List<PreparedTracing> tracings,
        Optional<BufferedImage> tile) {

    PreparedClip with(ClipInfo other) {
        return new PreparedClip(other, reason, frames, timesMs, geometry, sector, problems, tracings, tile);
    }

    static PreparedClip leftOut(ClipInfo info, Problem reason) {
        return new PreparedClip(info, Optional.of(reason), List.of(), new double[0], null, new boolean[0], List.of(),
                List.of(), Optional.empty());
    }
}
