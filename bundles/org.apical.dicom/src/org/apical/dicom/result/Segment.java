package org.apical.dicom.result;

/**
 * A structure that masks mark.
 *
 * @param label     its name, at most 64 characters
 * @param category  the kind of structure, such as {@link Codes#ANATOMICAL_STRUCTURE}
 * @param type      the structure
 * @param automatic whether an algorithm drew it, not a person
 * @since 1.0
 */
public record Segment(String label, Code category, Code type, boolean automatic) {
}
