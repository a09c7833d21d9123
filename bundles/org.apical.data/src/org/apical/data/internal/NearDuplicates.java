package org.apical.data.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

import org.apical.data.ClipPair;

/**
 * Finds clips of different patients that show the same pictures, though they were compressed again, cropped, brightened
 * or begun elsewhere.
 *
 * <p>Each word of a fingerprint is entered into four tables by a quarter of its bits (multi-index hashing, Norouzi et
 * al. 2012, doi:10.1109/CVPR.2012.6248043): words that differ in three bits or less share a quarter. So a clip is
 * compared with the few that have words in common, not with all. Only the words are held in memory.
 */
final class NearDuplicates {

    /** Clips at least this alike are taken for the same. */
    static final double SAME = 0.95;

    private static final int TABLES = 4;
    private static final int BUCKETS = 1 << 16;
    private static final int NEAR_BITS = 4;
    private static final int MIN_WORDS = 6;
    /** A word that so many clips have says nothing of any of them; the first ones are looked at. */
    private static final int MAX_BUCKET = 4096;

    private long[] words = new long[1024];
    private int[] owners = new int[1024];
    private int count;
    private int[] patients = new int[256];
    private int clips;

    /** Adds the next clip. */
    void add(int patient, Fingerprint fingerprint) {
        if (clips == patients.length) {
            patients = Arrays.copyOf(patients, clips * 2);
        }
        patients[clips] = patient;
        for (long word : fingerprint.words()) {
            if (count == words.length) {
                words = Arrays.copyOf(words, count * 2);
                owners = Arrays.copyOf(owners, count * 2);
            }
            words[count] = word;
            owners[count++] = clips;
        }
        clips++;
    }

    /**
     * Returns the pairs of clips that are alike, in the order of the clips.
     *
     * @param fingerprints gives the whole fingerprint of a clip
     */
    List<ClipPair> pairs(IntFunction<Fingerprint> fingerprints) {
        int[][] starts = new int[TABLES][];
        int[][] entries = new int[TABLES][];
        for (int table = 0; table < TABLES; table++) {
            starts[table] = new int[BUCKETS + 1];
            entries[table] = sorted(table, starts[table]);
        }
        List<ClipPair> pairs = new ArrayList<>();
        int[] common = new int[clips];
        int[] touched = new int[clips];
        int from = 0;
        for (int clip = 0; clip < clips; clip++) {
            int to = from;
            int found = 0;
            for (; to < count && owners[to] == clip; to++) {
                found = compare(to, starts, entries, common, touched, found);
            }
            Arrays.sort(touched, 0, found);
            Fingerprint second = null;
            for (int i = 0; i < found; i++) {
                int other = touched[i];
                if (common[other] >= MIN_WORDS) {
                    second = second == null ? fingerprints.apply(clip) : second;
                    double similarity = new FingerprintMatch(fingerprints.apply(other), second).similarity();
                    if (similarity >= SAME) {
                        pairs.add(new ClipPair(other, clip, 0, similarity));
                    }
                }
                common[other] = 0;
            }
            from = to;
        }
        return pairs;
    }

    /** Counts, for each clip before this word's, the words that are near. */
    private int compare(int word, int[][] starts, int[][] entries, int[] common, int[] touched, int touchedBefore) {
        int found = touchedBefore;
        int clip = owners[word];
        for (int table = 0; table < TABLES; table++) {
            int key = key(words[word], table);
            int end = Math.min(starts[table][key + 1], starts[table][key] + MAX_BUCKET);
            for (int i = starts[table][key]; i < end; i++) {
                int other = entries[table][i];
                int owner = owners[other];
                if (owner >= clip) {
                    break;
                }
                long difference = words[word] ^ words[other];
                if (Long.bitCount(difference) <= NEAR_BITS && isFirstEqual(difference, table)
                        && patients[owner] != patients[clip]) {
                    if (common[owner]++ == 0) {
                        touched[found++] = owner;
                    }
                }
            }
        }
        return found;
    }

    /** Two words meet once, in the first table whose quarter they share. */
    private static boolean isFirstEqual(long difference, int table) {
        for (int before = 0; before < table; before++) {
            if (key(difference, before) == 0) {
                return false;
            }
        }
        return true;
    }

    private int[] sorted(int table, int[] starts) {
        for (int i = 0; i < count; i++) {
            starts[key(words[i], table) + 1]++;
        }
        for (int key = 0; key < BUCKETS; key++) {
            starts[key + 1] += starts[key];
        }
        int[] next = Arrays.copyOf(starts, BUCKETS);
        int[] entries = new int[count];
        for (int i = 0; i < count; i++) {
            entries[next[key(words[i], table)]++] = i;
        }
        return entries;
    }

    private static int key(long word, int table) {
        return (int) (word >>> table * 16) & 0xFFFF;
    }
}
