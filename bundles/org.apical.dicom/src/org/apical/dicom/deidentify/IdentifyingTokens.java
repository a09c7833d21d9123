package org.apical.dicom.deidentify;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apical.dicom.DicomElement;
import org.apical.dicom.DicomObject;
import org.apical.dicom.Tag;
import org.apical.dicom.Vr;

/**
 * Words of names and numbers in what is removed from a data set. Scanners copy them into attributes that are otherwise
 * harmless; a value that repeats one goes as well.
 */
final class IdentifyingTokens {
    private static final int SHORTEST_NAME = 4;
    private static final int SHORTEST_NUMBER = 5;

    private final Set<String> tokens = new TreeSet<>();

    private IdentifyingTokens() {
    }

    static IdentifyingTokens of(DicomObject source) {
        IdentifyingTokens found = new IdentifyingTokens();
        found.gather(source);
        return found;
    }

    private void gather(DicomObject source) {
        for (DicomElement element : source.elements()) {
            element.items().forEach(this::gather);
            boolean name = element.vr() == Vr.PN;
            if (!name && !isRemovedText(element)) {
                continue;
            }
            for (String value : source.getStrings(element.tag())) {
                for (String word : value.toUpperCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
                    boolean number = word.length() >= SHORTEST_NUMBER && word.chars().anyMatch(Character::isDigit);
                    if ((number || name && word.length() >= SHORTEST_NAME) && !Vocabulary.contains(word)) {
                        tokens.add(word);
                    }
                }
            }
        }
    }

    private static boolean isRemovedText(DicomElement element) {
        boolean free = switch (element.vr()) {
            case LO, SH, ST, LT, UT, UC -> true;
            default -> false;
        };
        return free && (Tag.isPrivate(element.tag()) || ConfidentialityProfile.row(element.tag()) != null);
    }

    /** Returns whether a text repeats one of them. */
    boolean isRepeatedIn(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return tokens.stream().anyMatch(upper::contains);
    }
}
