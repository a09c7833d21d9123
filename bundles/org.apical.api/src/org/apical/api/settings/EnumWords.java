package org.apical.api.settings;

import java.util.Locale;

/**
 * The words by which files, options and answers name the constants of an enum.
 *
 * @since 1.0
 */
public final class EnumWords {

    private EnumWords() {
    }

    /**
     * Returns the word for a constant: RUNNING_MEAN reads runningMean; A4C stays A4C, because a word of capitals and
     * digits is a name; a constant with a {@link Enum#toString} of its own is called by that.
     *
     * @param constant the constant
     * @return the word
     */
    public static String of(Enum<?> constant) {
        String name = constant.name();
        if (!constant.toString().equals(name)) {
            return constant.toString();
        }
        if (name.chars().anyMatch(Character::isDigit)) {
            return name;
        }
        StringBuilder word = new StringBuilder();
        for (String part : name.toLowerCase(Locale.ROOT).split("_")) {
            word.append(word.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return word.toString();
    }
}
