package org.apical.data.internal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.Problem;
import org.apical.data.StoredClip;

/**
 * Finds stored frames that different patients share, by exact hash: 12 bytes a frame.
 *
 * <p>Frames without content are not compared: an empty picture says nothing of a patient.
 */
final class DuplicateFinder {

    private final MessageDigest digest = CohortWriter.sha256();
    private final List<StoredClip> clips = new ArrayList<>();
    private long[] hashes = new long[1024];
    private int[] owners = new int[1024];
    private int count;

    void add(StoredClip clip, List<byte[]> frames) {
        clips.add(clip);
        for (byte[] frame : frames) {
            if (isBlank(frame)) {
                continue;
            }
            if (count == hashes.length) {
                hashes = Arrays.copyOf(hashes, count * 2);
                owners = Arrays.copyOf(owners, count * 2);
            }
            hashes[count] = ByteBuffer.wrap(digest.digest(frame)).getLong();
            owners[count++] = clips.size() - 1;
        }
    }

    private static boolean isBlank(byte[] frame) {
        for (byte pixel : frame) {
            if (pixel != 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns a problem for every pair of patients who share frames, in the order of the clips. */
    List<Problem> problems() {
        Map<Long, Integer> first = new HashMap<>(count * 2);
        Map<List<String>, int[]> shared = new LinkedHashMap<>();
        Map<List<String>, StoredClip[]> examples = new HashMap<>();
        for (int i = 0; i < count; i++) {
            Integer before = first.putIfAbsent(hashes[i], owners[i]);
            StoredClip clip = clips.get(owners[i]);
            if (before != null && !clips.get(before).patient().equals(clip.patient())) {
                List<String> pair = List.of(clips.get(before).patient(), clip.patient());
                shared.computeIfAbsent(pair, key -> new int[1])[0]++;
                examples.putIfAbsent(pair, new StoredClip[] {clips.get(before), clip});
            }
        }
        return shared.entrySet().stream()
                .sorted(Comparator.comparing(entry -> String.join("\u0000", entry.getKey())))
                .map(entry -> problem(entry.getValue()[0], examples.get(entry.getKey()))).toList();
    }

    private static Problem problem(int frames, StoredClip[] clips) {
        return new Problem("The patients " + clips[0].patient() + " and " + clips[1].patient() + " share "
                + (frames == 1 ? "a picture" : frames + " pictures") + "; the other file is " + clips[0].file() + ".",
                clips[1].file(), "", "Remove one copy, or give both the same patient id.");
    }
}
