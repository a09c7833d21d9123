package org.apical.data.internal;

import java.util.List;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;
import org.apical.data.FrameGeometry;
import org.apical.data.ImportAudit;
import org.apical.data.ImportPreview.PreviewedClip;
import org.apical.data.ImportRequest;
import org.apical.data.LabelTable;
import org.apical.data.StoredClip;

/** Does what an import does, for a single clip or without decoding any, and stores nothing. */
public final class PreviewJob {

    private PreviewJob() {
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
        PreparedClip prepared = new ClipPreparation(request, progress::isCancelled).prepare(reference, false);
        progress.checkCancelled();
        if (prepared.reason().isPresent()) {
            return new PreviewedClip(prepared.info(), prepared.reason(), 0, 0, new byte[0], new boolean[0], null,
                    List.of(), new double[0], new double[0], prepared.problems());
        }
        try (Clip clip = reference.open()) {
            FrameGeometry geometry = prepared.geometry();
            return new PreviewedClip(prepared.info(), Optional.empty(), clip.rows(), clip.columns(),
                    clip.greyFrame(0), seen(geometry, prepared.sector()), geometry, prepared.frames(),
                    prepared.timesMs(), clip.frameTimesMs(), prepared.problems());
        }
    }

    /** Carries the sector of the stored frames back into the picture. */
    private static boolean[] seen(FrameGeometry geometry, boolean[] sector) {
        boolean[] seen = new boolean[geometry.sourceRows() * geometry.sourceColumns()];
        for (int row = 0; row < geometry.sourceRows(); row++) {
            long storedRow = Math.round(geometry.storedRow(row));
            for (int column = 0; column < geometry.sourceColumns(); column++) {
                long storedColumn = Math.round(geometry.storedColumn(column));
                seen[row * geometry.sourceColumns() + column] = storedRow >= 0 && storedRow < geometry.rows()
                        && storedColumn >= 0 && storedColumn < geometry.columns()
                        && sector[(int) (storedRow * geometry.columns() + storedColumn)];
            }
        }
        return seen;
    }

    /**
     * Finds the clips that the import would decode.
     *
     * @param request what would be imported and how
     * @return the clips in the order of the listing
     * @throws ApicalException when the table of views cannot be read
     */
    public static List<ClipReference> clips(ImportRequest request) throws ApicalException {
        return ImportJob.select(request, new AuditBuilder());
    }

    /**
     * Audits what can be told without decoding a clip.
     *
     * @param request what would be imported and how
     * @return the audit
     * @throws ApicalException when labels or views cannot be read
     */
    public static ImportAudit audit(ImportRequest request) throws ApicalException {
        AuditBuilder audit = new AuditBuilder();
        int index = 0;
        for (ClipReference reference : ImportJob.select(request, audit)) {
            ClipInfo info = reference.info();
            audit.store(new StoredClip(index++, info.patient(), info.study(), info.clip(), info.view(), info.file(), 0,
                    0, new double[0], null, info.attributes()), List.of());
        }
        Optional<LabelTable> labels = request.labels().isEmpty() ? Optional.empty()
                : Optional.of(LabelTable.read(request.labels().get(), request.idColumn()));
        return audit.build(request.listing().clips().size(), 0, labels, List.of());
    }
}
