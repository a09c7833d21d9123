package org.apical.dicom;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Recognises the echocardiographic view in what a header says in words (names of DICOM context group 12226). */
final class EchoViewNames {
    private static final Map<String, Pattern> NAMES = new LinkedHashMap<>();

    static {
        add("A4C", "\\b(a4c|ap4c?|4ch)\\b|apical (four|4)|(four|4)[ -]?chamber");
        add("A2C", "\\b(a2c|ap2c?|2ch)\\b|apical (two|2)|(two|2)[ -]?chamber");
        add("A3C", "\\b(a3c|ap3c?|3ch|aplax)\\b|apical (three|3|long)|(three|3)[ -]?chamber");
        add("A5C", "\\b(a5c|ap5c?|5ch)\\b|apical (five|5)|(five|5)[ -]?chamber");
        add("PLAX", "\\bplax\\b|parasternal long");
        add("PSAX", "\\bpsax\\b|parasternal short");
        add("SC", "\\bsubcostal\\b");
        add("SSN", "\\bsuprasternal\\b");
    }

    private EchoViewNames() {
    }

    private static void add(String view, String pattern) {
        NAMES.put(view, Pattern.compile(pattern));
    }

    /** The short name of the view, or an empty text: from the coded view, the view's name, the series description. */
    static String of(DicomObject o) {
        for (DicomObject code : o.getSequence(Tag.VIEW_CODE_SEQUENCE)) {
            String view = recognise(code.getString(Tag.CODE_MEANING).orElse(""));
            if (!view.isEmpty()) {
                return view;
            }
        }
        String view = recognise(o.getString(Tag.VIEW_NAME).orElse(""));
        return view.isEmpty() ? recognise(o.getString(Tag.SERIES_DESCRIPTION).orElse("")) : view;
    }

    static String recognise(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, Pattern> name : NAMES.entrySet()) {
            if (name.getValue().matcher(lower).find()) {
                return name.getKey();
            }
        }
        return "";
    }
}
