package org.apical.data.internal;

import java.io.IOException;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.source.ClipReference;
import org.apical.data.ImportRequest;

/** Gives each clip as it goes into the cohort: from an earlier cohort when its files did not change, else decoded. */
final class ClipSupply {

    private final ClipPreparation preparation;
    private final FingerprintMaker maker;
    private final EarlierCohort earlier;

    /** The earlier cohort may be {@code null}. */
    ClipSupply(ClipPreparation preparation, ImportRequest request, EarlierCohort earlier) {
        this.preparation = preparation;
        this.maker = new FingerprintMaker(request.rows(), request.columns());
        this.earlier = earlier;
    }

    /** Safe for several threads. A clip of which a tile is wanted is decoded in any case. */
    ImportedClip get(ClipReference reference, boolean withTile) throws ApicalException {
        SourceRecord source;
        try {
            source = SourceRecord.of(reference, earlier == null ? null : earlier.record(reference.info()));
        } catch (IOException e) {
            Problem problem = CohortFiles.cannotRead(reference.files().get(0), e).problem();
            return new ImportedClip(PreparedClip.leftOut(reference.info(), problem), null,
                    SourceRecord.unknown(reference.info()), false);
        }
        if (earlier != null && !withTile) {
            var kept = earlier.kept(reference, source);
            if (kept.isPresent()) {
                return kept.get();
            }
        }
        PreparedClip clip = preparation.prepare(reference, withTile);
        return new ImportedClip(clip, clip.reason().isPresent() ? null : maker.of(clip.frames(), clip.sector()),
                source, false);
    }
}
