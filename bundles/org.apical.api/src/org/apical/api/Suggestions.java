package org.apical.api;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name a reader probably meant.
 *
 * @since 1.0
 */
public final class Suggestions {

    private Suggestions() {
    }

    /**
     * Returns the candidate nearest to a mistyped word by edit distance, ties broken by the alphabet.
     *
     * @param word what was typed
     * @param candidates what could have been meant
     * @return the nearest candidate, or empty when none shares enough letters with the word
     */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        String lower = word.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(candidate -> distance(lower, candidate.toLowerCase(Locale.ROOT))
                        <= Math.max(2, Math.max(word.length(), candidate.length()) / 2))
                .min(Comparator.<String>comparingInt(
                        candidate -> distance(lower, candidate.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * Returns the sentence that offers the nearest candidate or, without one, all of them.
     *
     * @param word what was typed
     * @param candidates what could have been meant
     * @return a sentence, or an empty string without candidates
     */
    public static String sentence(String word, Collection<String> candidates) {
        return nearest(word, candidates).map(near -> "Did you mean '" + near + "'?")
                .orElse(candidates.isEmpty() ? ""
                        : "Possible are: " + String.join(", ", candidates.stream().sorted().toList()) + ".");
    }

    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substitution = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
