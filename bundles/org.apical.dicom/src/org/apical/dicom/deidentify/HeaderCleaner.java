package org.apical.dicom.deidentify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apical.dicom.DicomElement;
import org.apical.dicom.DicomObject;
import org.apical.dicom.Tag;
import org.apical.dicom.Vr;

/**
 * Makes a data set without what identifies, by the table of PS3.15 Annex E and, for attributes that the table does not
 * name, by the list of harmless ones. Private elements go at every depth.
 */
final class HeaderCleaner {
    private static final byte[] NOTHING = new byte[0];

    private final DeidentifyOptions options;
    private final Pseudonyms pseudonyms;
    private final int shiftDays;
    private final HarmlessValues values;
    private final Map<Action, Integer> counts = new EnumMap<>(Action.class);

    /**
     * Prepares for the files of a patient.
     *
     * @param patient what identifies the patient in the source
     * @param tokens  texts that identify, found in the data set
     */
    HeaderCleaner(DeidentifyOptions options, Pseudonyms pseudonyms, String patient, IdentifyingTokens tokens) {
        this.options = options;
        this.pseudonyms = pseudonyms;
        this.shiftDays = pseudonyms.shiftDays(patient);
        this.values = new HarmlessValues(tokens);
    }

    /** How many elements each action was taken on, at all depths. */
    Map<Action, Integer> counts() {
        return counts;
    }

    DicomObject clean(DicomObject source) {
        DicomObject target = new DicomObject();
        for (DicomElement element : source.elements()) {
            int tag = element.tag();
            if (Tag.element(tag) == 0 || Tag.group(tag) <= 2) {
                continue;
            }
            ConfidentialityProfile.Row row = ConfidentialityProfile.row(tag);
            DicomElement cleaned = row == null ? harmless(source, element) : byTable(source, element, row);
            if (cleaned != null) {
                target.put(cleaned);
            }
        }
        return target;
    }

    private DicomElement count(Action action, DicomElement result) {
        counts.merge(action, 1, Integer::sum);
        return result;
    }

    private DicomElement removed() {
        return count(Action.REMOVE, null);
    }

    private DicomElement harmless(DicomObject owner, DicomElement element) {
        Vr vr = ConfidentialityProfile.harmless(element.tag());
        if (vr == null) {
            return removed();
        }
        if (vr == Vr.SQ) {
            return element.vr() == Vr.SQ ? items(element) : removed();
        }
        DicomElement known = values.checked(owner, element, vr);
        return known == null ? removed() : count(Action.KEEP, known);
    }

    private DicomElement items(DicomElement element) {
        List<DicomObject> items = new ArrayList<>();
        for (DicomObject item : element.items()) {
            DicomObject cleaned = clean(item);
            if (!cleaned.elements().isEmpty() && !HarmlessValues.isForeignCode(cleaned)) {
                items.add(cleaned);
            }
        }
        return items.isEmpty() && !element.items().isEmpty() ? removed()
                : count(Action.KEEP, new DicomElement(element.tag(), Vr.SQ, NOTHING, List.copyOf(items)));
    }

    private DicomElement byTable(DicomObject owner, DicomElement element, ConfidentialityProfile.Row row) {
        Action action = ConfidentialityProfile.action(row, options);
        Vr vr = row.vr() == Vr.UN ? element.vr() : row.vr();
        if (element.vr() == Vr.SQ) {
            return switch (action) {
                case KEEP, DUMMY -> items(element);
                case EMPTY -> count(action, new DicomElement(element.tag(), Vr.SQ, NOTHING, List.of()));
                default -> removed();
            };
        }
        if (vr == Vr.SQ) {
            return removed();
        }
        List<String> texts = owner.getStrings(element.tag());
        return switch (action) {
            case REMOVE -> removed();
            case EMPTY -> count(action, text(element.tag(), vr, ""));
            case DUMMY -> count(action, dummy(element.tag(), vr, texts));
            case MAP_UID -> count(action, text(element.tag(), vr, mapped(texts)));
            case KEEP -> kept(element, vr, texts);
            case SHIFT_DATE -> count(action, shifted(element.tag(), vr, texts));
            case CLEAN_TEXT -> described(element.tag(), vr, String.join(" ", texts));
        };
    }

    private static DicomElement text(int tag, Vr vr, String text) {
        return new DicomElement(tag, vr, text.getBytes(StandardCharsets.US_ASCII), List.of());
    }

    private DicomElement dummy(int tag, Vr vr, List<String> texts) {
        return switch (vr) {
            case DA -> text(tag, vr, "19000101");
            case TM -> text(tag, vr, "000000");
            case DT -> text(tag, vr, "19000101000000");
            case PN -> text(tag, vr, "Removed^Name");
            case UI -> text(tag, vr, mapped(texts));
            case IS, DS -> text(tag, vr, "0");
            default -> vr.isText() ? text(tag, vr, "REMOVED") : new DicomElement(tag, vr, new byte[8], List.of());
        };
    }

    /** Returns the identifiers under the key; those of the standard itself stay. */
    private String mapped(List<String> uids) {
        return String.join("\\", uids.stream().map(uid -> uid.isEmpty() || HarmlessValues.isOfTheStandard(uid) ? uid
                : pseudonyms.uid(uid)).toList());
    }

    private DicomElement kept(DicomElement element, Vr vr, List<String> texts) {
        if (element.tag() == Tag.PATIENT_AGE) {
            return count(Action.KEEP, text(element.tag(), vr, age(texts)));
        }
        return count(Action.KEEP, element.vr() == Vr.UN ? new DicomElement(element.tag(), vr, element.bytes(),
                List.of()) : element);
    }

    // Ages above 89 are identifying by themselves (45 CFR 164.514(b)(2)).
    private static String age(List<String> texts) {
        String age = texts.isEmpty() ? "" : texts.get(0);
        if (!age.matches("[0-9]{3}[DWMY]")) {
            return "";
        }
        return age.endsWith("Y") && Integer.parseInt(age.substring(0, 3)) > 89 ? "090Y" : age;
    }

    private DicomElement shifted(int tag, Vr vr, List<String> texts) {
        List<String> moved = texts.stream().map(text -> DateShift.moved(vr, text, shiftDays)).toList();
        return text(tag, vr, String.join("\\", moved));
    }

    private DicomElement described(int tag, Vr vr, String description) {
        String known = Vocabulary.knownWords(description);
        int longest = vr == Vr.SH ? 16 : 64;
        return known.isEmpty() || known.length() > longest ? removed()
                : count(Action.CLEAN_TEXT, text(tag, vr, known));
    }
}
