package org.apical.datasets.internal;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The words and fold numbers by which data sets name the parts of their split. */
public final class Parts {

    private static final Map<String, String> WORDS = new TreeMap<>();

    static {
        for (String word : new String[] {"train", "training", "tr"}) {
            WORDS.put(word, "train");
        }
        for (String word : new String[] {"val", "valid", "validation", "validate", "tune", "dev"}) {
            WORDS.put(word, "validation");
        }
        for (String word : new String[] {"test", "testing", "te"}) {
            WORDS.put(word, "test");
        }
    }

    private final int validationFold;
    private final int testFold;

    /**
     * Creates the mapping.
     *
     * @param validationFold the fold that is validated on
     * @param testFold the fold that is tested on; all others are trained on
     */
    public Parts(int validationFold, int testFold) {
        this.validationFold = validationFold;
        this.testFold = testFold;
    }

    /**
     * Returns the part that a word or fold number means.
     *
     * @param word the word in any case, or a number from 0
     * @return train, validation or test; empty when it is none of them
     */
    public String of(String word) {
        String known = WORDS.get(word.strip().toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        if (!isFold(word)) {
            return "";
        }
        double fold = Double.parseDouble(word.strip());
        return fold == testFold ? "test" : fold == validationFold ? "validation" : "train";
    }

    /**
     * Returns whether this is the number of a fold.
     *
     * @param word what the table says
     * @return true for a whole number from 0
     */
    public static boolean isFold(String word) {
        return word.strip().matches("\\d{1,4}(\\.0+)?");
    }
}
