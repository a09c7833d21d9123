package org.apical.data;

import java.util.List;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;
import org.apical.data.internal.PreviewJob;

/**
 * Shows what an import would do before it is done: which clips it would take, and what a network would see of one.
 *
 * @since 1.0
 */
public final class ImportPreview {

    private ImportPreview() {
    }

    /**
     * What would be stored of one clip.
     *
     * @param info what is known of the clip
     * @param leftOut why it would be left out; empty when it would be stored
     * @param sourceRows the rows of a picture of the clip; 0 when it is left out
     * @param sourceColumns the columns of a picture of the clip
     * @param picture the first picture as it lies in the source, one byte a pixel, rows top-down
     * @param seen true where the picture would be kept, one entry a pixel of it, as fine as the stored frames are
     * @param geometry how it would be cropped and scaled; {@code null} when it is left out
     * @param frames the frames as they would be stored
     * @param timesMs their true times
     * @param clipTimesMs the true times of all frames of the clip
     * @param problems oddities that would be tolerated
     */
    public record PreviewedClip(ClipInfo info, Optional<Problem> leftOut, int sourceRows, int sourceColumns,
            byte[] picture, boolean[] seen, FrameGeometry geometry, List<byte[]> frames, double[] timesMs,
            double[] clipTimesMs, List<Problem> problems) {

        /** Copies the lists. */
        public PreviewedClip {
            frames = List.copyOf(frames);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Prepares a clip exactly as the import would.
     *
     * @param request what would be imported and how
     * @param reference one of its clips
     * @param progress says when to stop
     * @return what would be stored, or why it would be left out
     * @throws ApicalException when the reader stopped the work
     */
    public static PreviewedClip clip(ImportRequest request, ClipReference reference, Progress progress)
            throws ApicalException {
        return PreviewJob.clip(request, reference, progress);
    }

    /**
     * Finds the clips that the import would decode: those of the wanted view, each once.
     *
     * @param request what would be imported and how
     * @return the clips in the order of the listing
     * @throws ApicalException when the table of views cannot be read
     */
    public static List<ClipReference> clips(ImportRequest request) throws ApicalException {
        return PreviewJob.clips(request);
    }

    /**
     * Audits what can be told without decoding a clip: what is passed over, views, and how the labels fit.
     *
     * @param request what would be imported and how
     * @return the audit; its clips count as stored although decoding may still fail, and no frames are counted
     * @throws ApicalException when labels or views cannot be read
     */
    public static ImportAudit audit(ImportRequest request) throws ApicalException {
        return PreviewJob.audit(request);
    }
}
