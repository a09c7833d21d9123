package org.apical.ui.experiment.internal.yaml;

/**
 * A replacement of some characters of a text.
 *
 * @param offset where it begins
 * @param length how many characters are replaced
 * @param text what replaces them
 */
public record TextChange(int offset, int length, String text) {

    /**
     * Finds the smallest single replacement that turns one text into another.
     *
     * @param before the text before
     * @param after the text after
     * @return the replacement; of no length and without text when both are equal
     */
    public static TextChange between(String before, String after) {
        int most = Math.min(before.length(), after.length());
        int start = 0;
        while (start < most && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start
                && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
            end++;
        }
        return new TextChange(start, before.length() - end - start, after.substring(start, after.length() - end));
    }

    /**
     * Returns whether nothing changes.
     *
     * @return true when nothing is replaced by nothing
     */
    public boolean isEmpty() {
        return length == 0 && text.isEmpty();
    }

    /**
     * Changes a text.
     *
     * @param before the text
     * @return the changed text
     */
    public String applyTo(String before) {
        return before.substring(0, offset) + text + before.substring(offset + length);
    }
}
