package org.apical.dicom.deidentify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apical.dicom.DicomElement;
import org.apical.dicom.DicomObject;
import org.apical.dicom.Tag;
import org.apical.dicom.Vr;

/** Checks that harmless attributes hold what their kind promises: numbers, defined terms, known words. */
final class HarmlessValues {
    private static final String STANDARD_ROOT = "1.2.840.10008.";
    private static final Set<String> CODING_SCHEMES = Set.of("DCM", "SRT", "SCT", "SNM3", "99SDM", "LN", "UCUM", "FMA",
            "MDC", "RADLEX");
    private static final Set<Integer> DEFINING = Set.of(Tag.SPECIFIC_CHARACTER_SET, Tag.SOP_CLASS_UID, Tag.MODALITY,
            Tag.PHOTOMETRIC_INTERPRETATION, Tag.LOSSY_IMAGE_COMPRESSION_METHOD);
    private static final Pattern TERM = Pattern.compile("[A-Z0-9 _]{0,16}");
    private static final Pattern NUMBER = Pattern.compile("[-+0-9.eE ]{0,16}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9 .,_^+/()&:%-]{0,64}");
    private static final int LONGEST_SHORT_STRING = 16;

    private final IdentifyingTokens tokens;

    HarmlessValues(IdentifyingTokens tokens) {
        this.tokens = tokens;
    }

    /** Returns whether an identifier is one that the standard itself defines. */
    static boolean isOfTheStandard(String uid) {
        return uid.startsWith(STANDARD_ROOT);
    }

    /** Returns whether an item is a code of somebody's own, whose meaning may be any text. */
    static boolean isForeignCode(DicomObject item) {
        return item.contains(Tag.CODE_VALUE) && !CODING_SCHEMES.contains(
                item.getString(Tag.CODING_SCHEME_DESIGNATOR).orElse(""))
                || item.contains(Tag.CODE_MEANING) && !item.contains(Tag.CODE_VALUE);
    }

    /** Returns the element as it may stay, or {@code null} when it has to go. */
    DicomElement checked(DicomObject owner, DicomElement element, Vr vr) {
        boolean numeric = vr.isInteger() || vr.isFloat() || vr == Vr.AT;
        if (element.vr() != vr && element.vr() != Vr.UN
                && (numeric || vr == Vr.OW) != (!element.vr().isText() && element.vr() != Vr.SQ)) {
            return null;
        }
        if (numeric || vr == Vr.OW || vr == Vr.OV) {
            return new DicomElement(element.tag(), element.vr() == Vr.UN ? vr : element.vr(), element.bytes(),
                    List.of());
        }
        String text = new String(element.bytes(), StandardCharsets.ISO_8859_1).replace('\0', ' ').stripTrailing();
        boolean fine = true;
        for (String value : text.split("\\\\", -1)) {
            fine &= isFine(element.tag(), vr, value.strip());
        }
        if (!fine || !DEFINING.contains(element.tag()) && tokens.isRepeatedIn(text) && vr != Vr.DS && vr != Vr.IS) {
            return null;
        }
        if (element.tag() == Tag.VIEW_NAME || element.tag() == Tag.STAGE_NAME) {
            text = Vocabulary.knownWords(text);
            if (text.isEmpty()) {
                return null;
            }
        }
        return new DicomElement(element.tag(), vr, text.getBytes(StandardCharsets.ISO_8859_1), List.of());
    }

    private static boolean isFine(int tag, Vr vr, String value) {
        return switch (vr) {
            case CS -> TERM.matcher(value).matches();
            case IS, DS -> NUMBER.matcher(value).matches();
            case UI -> value.isEmpty() || isOfTheStandard(value) && value.matches("[0-9.]{1,64}");
            case SH -> WORD.matcher(value).matches() && value.length() <= LONGEST_SHORT_STRING;
            default -> WORD.matcher(value).matches();
        };
    }
}
