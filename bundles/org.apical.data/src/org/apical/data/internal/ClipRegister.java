package org.apical.data.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.data.ClipPair;
import org.apical.data.StoredClip;

/** Remembers what every clip was made of and looks like, so that copies and changes are found. */
final class ClipRegister implements AutoCloseable {

    private final Path folder;
    private final SourceTable sources;
    private final FingerprintFile fingerprints;
    private final DuplicateFinder equal = new DuplicateFinder();
    private final NearDuplicates near = new NearDuplicates();
    private final Map<String, Integer> patients = new HashMap<>();

    ClipRegister(Path folder) throws IOException {
        this.folder = folder;
        this.sources = new SourceTable(folder);
        this.fingerprints = FingerprintFile.create(folder);
    }

    void add(ImportedClip clip, StoredClip stored) throws IOException {
        sources.add(clip.source().at(stored.index(), clip.prepared().problems()));
        fingerprints.add(clip.fingerprint());
        equal.add(stored, clip.prepared().frames());
        near.add(patients.computeIfAbsent(stored.patient(), patient -> patients.size()), clip.fingerprint());
    }

    void leaveOut(ImportedClip clip) throws IOException {
        sources.add(clip.source().at(-1, List.of(clip.prepared().reason().orElseThrow())));
    }

    /** Writes what is alike and returns it in words, one problem a pair of patients. */
    List<Problem> finish(Progress progress) throws IOException {
        progress.note("comparing clips");
        List<ClipPair> pairs = PairTable.merged(equal.pairs(), near.pairs(fingerprints::read));
        PairTable.write(folder, pairs, equal.clips());
        return PairTable.problems(pairs, equal.clips());
    }

    @Override
    public void close() throws IOException {
        try (sources; fingerprints) {
            // Closes both whatever one of them says.
        }
    }
}
