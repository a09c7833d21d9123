package org.apical.data.internal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.data.ClipPair;
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

    List<StoredClip> clips() {
        return clips;
    }

    /** Returns the pairs of clips of different patients that share frames, in the order of the clips. */
    List<ClipPair> pairs() {
        Map<Long, Integer> first = new HashMap<>(count * 2);
        Map<List<Integer>, Integer> shared = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Integer before = first.putIfAbsent(hashes[i], owners[i]);
            if (before != null && !clips.get(before).patient().equals(clips.get(owners[i]).patient())) {
                shared.merge(List.of(before, owners[i]), 1, Integer::sum);
            }
        }
        return shared.entrySet().stream().map(entry -> new ClipPair(entry.getKey().get(0), entry.getKey().get(1),
                entry.getValue(), 1)).toList();
    }
}
