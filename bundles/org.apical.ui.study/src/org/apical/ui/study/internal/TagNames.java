package org.apical.ui.study.internal;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apical.dicom.Tag;

/** The names of the attributes that Apical knows, made from those of the constants in {@link Tag}. */
final class TagNames {

    private static final Map<Integer, String> NAMES = new HashMap<>();

    static {
        for (Field field : Tag.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == int.class) {
                try {
                    NAMES.put(field.getInt(null), words(field.getName()));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException("Public constants can be read.", e);
                }
            }
        }
    }

    private TagNames() {
    }

    private static String words(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.split("_")) {
            boolean letters = word.equals("UID") || word.equals("SOP") || word.equals("ID");
            name.append(name.length() == 0 ? "" : " ").append(letters ? word
                    : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    /** Returns the attribute's name; empty when it is not known. */
    static String of(int tag) {
        return NAMES.getOrDefault(tag, "");
    }
}
