package org.apical.data.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;
import org.apical.data.Cohort;
import org.apical.data.CohortInfo;
import org.apical.data.ImportRequest;
import org.apical.data.StoredClip;
import org.apical.data.StoredTracing;

/** A cohort that an import brings up to date: what did not change is taken from here instead of being decoded again. */
final class EarlierCohort implements AutoCloseable {

    private final Cohort cohort;
    /** What was drawn is read from the source again. */
    private final Set<Integer> traced;
    private final FingerprintFile fingerprints;
    private final Map<List<String>, SourceRecord> sources;

    private EarlierCohort(Cohort cohort, FingerprintFile fingerprints, Map<List<String>, SourceRecord> sources)
            throws ApicalException {
        this.cohort = cohort;
        this.traced = cohort.tracings().stream().map(StoredTracing::clip).collect(Collectors.toSet());
        this.fingerprints = fingerprints;
        this.sources = sources;
    }

    /**
     * Opens the cohort that lies where an import is to go.
     *
     * @return empty when there is none, or when another version of this bundle made it or it is damaged, so that
     *     everything is imported again
     * @throws ApicalException when it was imported with other settings
     */
    static Optional<EarlierCohort> at(Path out, ImportRequest request) throws ApicalException {
        if (!Files.isRegularFile(out.resolve(CohortFiles.INFO))) {
            return Optional.empty();
        }
        CohortInfo info = CohortFiles.readInfo(out);
        if (info.rows() != request.rows() || info.columns() != request.columns()
                || info.framesPerClip() != request.frames() || info.intervalMs() != request.intervalMs()
                || !info.view().equals(request.view()) || !info.sourceId().equals(request.sourceId())) {
            throw ApicalException.badInput(new Problem("A cohort with other settings is here already (" + info.rows()
                    + "x" + info.columns() + " pixels, " + info.framesPerClip() + " frames every " + info.intervalMs()
                    + " ms, view '" + info.view() + "', source " + info.sourceId() + "); nothing was overwritten.",
                    out.toString(), "", "Import with these settings, remove it or choose another folder with --out."));
        }
        if (!info.createdBy().equals(BundleVersion.get())) {
            return Optional.empty();
        }
        return open(out);
    }

    private static Optional<EarlierCohort> open(Path out) {
        Map<List<String>, SourceRecord> sources = SourceTable.read(out);
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        try {
            FingerprintFile fingerprints = FingerprintFile.open(out);
            return Optional.of(new EarlierCohort(Cohort.open(out), fingerprints, sources));
        } catch (ApicalException | IOException e) {
            return Optional.empty();
        }
    }

    /** What is known of a clip from before, or {@code null}. */
    SourceRecord record(ClipInfo info) {
        return sources.get(SourceRecord.key(info));
    }

    /** Returns what the clip was turned into before; empty when it changed since. */
    Optional<ImportedClip> kept(ClipReference reference, SourceRecord now) {
        ClipInfo info = reference.info();
        SourceRecord before = record(info);
        if (before == null || !before.isSame(now)) {
            return Optional.empty();
        }
        if (before.stored() < 0) {
            return Optional.of(new ImportedClip(PreparedClip.leftOut(info, before.problems().get(0)), null, now, true));
        }
        StoredClip clip = cohort.clips().get(before.stored());
        if (traced.contains(clip.index()) || !clip.attributes().equals(info.attributes()) || !clip.view().equals(info.view())) {
            return Optional.empty();
        }
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < clip.frames(); i++) {
            byte[] frame = new byte[cohort.info().rows() * cohort.info().columns()];
            cohort.read(clip.firstFrame() + i, frame);
            frames.add(frame);
        }
        try {
            PreparedClip prepared = new PreparedClip(info, Optional.empty(), frames, clip.frameTimesMs(),
                    clip.geometry(), cohort.sector(clip.index()), before.problems(), List.of(), Optional.empty());
            return Optional.of(new ImportedClip(prepared, fingerprints.read(clip.index()), now, true));
        } catch (ApicalException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        cohort.close();
        fingerprints.close();
    }
}
