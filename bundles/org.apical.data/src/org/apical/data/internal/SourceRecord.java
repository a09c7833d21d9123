package org.apical.data.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

import org.apical.api.Problem;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;

/**
 * What became of a clip and of which bytes it was made, so that the next import can tell whether it changed.
 *
 * @param patient the patient's id
 * @param study the study's id
 * @param clip the clip's id
 * @param file the file, relative to the source
 * @param bytes the length of its files; -1 when they are not known
 * @param modifiedMs when the youngest was changed, in milliseconds since 1970
 * @param sha256 the hash of their contents one after another, empty when they are not known
 * @param stored its place in the index, -1 when it was left out
 * @param problems what was tolerated, or why it was left out
 */
record SourceRecord(String patient, String study, String clip, String file, long bytes, long modifiedMs,
        String sha256, int stored, List<Problem> problems) {

    /** What tells a clip from all others of its source. */
    List<String> key() {
        return List.of(patient, study, clip, file);
    }

    static List<String> key(ClipInfo info) {
        return List.of(info.patient(), info.study(), info.clip(), info.file());
    }

    SourceRecord at(int index, List<Problem> told) {
        return new SourceRecord(patient, study, clip, file, bytes, modifiedMs, sha256, index, told);
    }

    /**
     * Looks at the files of a clip.
     *
     * @param before what is known from an earlier import, or {@code null}; its hash is believed when length and time
     *     are the same
     */
    static SourceRecord of(ClipReference reference, SourceRecord before) throws IOException {
        ClipInfo info = reference.info();
        List<Path> files = reference.files();
        long bytes = files.isEmpty() ? -1 : 0;
        long modifiedMs = 0;
        for (Path file : files) {
            bytes += Files.size(file);
            modifiedMs = Math.max(modifiedMs, Files.getLastModifiedTime(file).toMillis());
        }
        boolean untouched = before != null && bytes >= 0 && before.bytes == bytes && before.modifiedMs == modifiedMs;
        String hash = untouched ? before.sha256 : bytes < 0 ? "" : hash(files);
        return new SourceRecord(info.patient(), info.study(), info.clip(), info.file(), bytes, modifiedMs, hash, -1,
                List.of());
    }

    /** What stands for a clip whose files cannot be looked at. */
    static SourceRecord unknown(ClipInfo info) {
        return new SourceRecord(info.patient(), info.study(), info.clip(), info.file(), -1, 0, "", -1, List.of());
    }

    private static String hash(List<Path> files) throws IOException {
        MessageDigest digest = CohortWriter.sha256();
        for (Path file : files) {
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    boolean isSame(SourceRecord other) {
        return bytes >= 0 && bytes == other.bytes && sha256.equals(other.sha256);
    }
}
