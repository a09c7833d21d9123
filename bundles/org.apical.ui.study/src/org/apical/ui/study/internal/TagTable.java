package org.apical.ui.study.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apical.api.ApicalException;
import org.apical.dicom.DicomElement;
import org.apical.dicom.DicomFile;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomReader;
import org.apical.dicom.Tag;

/** The elements of a DICOM file as lines of a table, those of sequences' items below their sequence. */
final class TagTable {

    private static final int LONGEST = 300;

    /**
     * A line.
     *
     * @param depth how deep in sequences, from 0
     * @param tag the tag, as (gggg,eeee)
     * @param name the attribute's name, empty when it is not known
     * @param vr the value representation
     * @param value the value as text
     */
    record Line(int depth, String tag, String name, String vr, String value) {

        /** Returns whether any cell holds the text, upper and lower case alike. */
        boolean holds(String text) {
            String wanted = text.toLowerCase(Locale.ROOT);
            return (tag + " " + name + " " + vr + " " + value).toLowerCase(Locale.ROOT).contains(wanted);
        }
    }

    private TagTable() {
    }

    static List<Line> read(Path path) throws ApicalException {
        DicomFile file = DicomReader.read(path);
        List<Line> lines = new ArrayList<>();
        add(lines, file.meta(), 0);
        add(lines, file.dataset(), 0);
        return lines;
    }

    private static void add(List<Line> lines, DicomObject object, int depth) {
        for (DicomElement element : object.elements()) {
            boolean sequence = !element.items().isEmpty();
            lines.add(new Line(depth, Tag.toString(element.tag()), TagNames.of(element.tag()),
                    element.vr().toString(), sequence ? element.items().size() + (element.items().size() == 1
                            ? " item" : " items") : value(object, element)));
            for (DicomObject item : element.items()) {
                add(lines, item, depth + 1);
            }
        }
    }

    private static String value(DicomObject object, DicomElement element) {
        List<String> values = object.getStrings(element.tag());
        String text = values.isEmpty() && element.bytes().length > 0 ? element.bytes().length + " bytes"
                : String.join(" \\ ", values);
        StringBuilder printable = new StringBuilder();
        text.chars().limit(LONGEST).forEach(c -> printable.append(Character.isISOControl(c) ? ' ' : (char) c));
        return text.length() > LONGEST ? printable + " …" : printable.toString();
    }
}
