package org.apical.data.internal;

/**
 * A clip as it goes into a cohort.
 *
 * @param prepared its frames, or why it is left out
 * @param fingerprint its fingerprint, {@code null} when it is left out
 * @param source the bytes it was made of
 * @param isKept whether it was taken from an earlier cohort
 */
record ImportedClip(PreparedClip prepared, Fingerprint fingerprint, SourceRecord source, boolean isKept) {
}
