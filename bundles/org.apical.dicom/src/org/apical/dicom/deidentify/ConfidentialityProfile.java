package org.apical.dicom.deidentify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apical.dicom.Tag;
import org.apical.dicom.Vr;

/**
 * Table E.1-1 of PS3.15, edition 2024b, and the list of attributes that it does not name and that hold nothing but
 * numbers and defined terms.
 *
 * <p>What stands in neither is removed: free text that the table does not name may hold a name all the same.
 */
final class ConfidentialityProfile {
    static final String EDITION = "2024b";

    private static final int COLUMNS = 14;
    private static final Map<Integer, Row> TABLE = new HashMap<>();
    private static final Map<Integer, Vr> HARMLESS = new HashMap<>();
    private static final Row REMOVED = new Row(Vr.UN, "X", "-", "-", "-", "-", "-", "-", "-");

    static {
        for (String[] cells : read("confidentiality-profile-" + EDITION + ".tsv", COLUMNS)) {
            if (cells[0].matches("[0-9A-F]{8}")) {
                TABLE.put((int) Long.parseLong(cells[0], 16), new Row(Vr.valueOf(cells[1]), cells[2], cells[3],
                        cells[4], cells[5], cells[6], cells[7], cells[8], cells[9]));
            }
        }
        for (String[] cells : read("harmless-attributes.tsv", 3)) {
            HARMLESS.put((int) Long.parseLong(cells[0], 16), Vr.valueOf(cells[1].split("/")[0]));
        }
    }

    /** A line of the table: the action of the basic profile and of the options, as the standard writes them. */
    record Row(Vr vr, String basic, String uids, String device, String institution, String patient, String fullDates,
            String modifiedDates, String descriptors) {
    }

    private ConfidentialityProfile() {
    }

    private static List<String[]> read(String resource, int columns) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                ConfidentialityProfile.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t", columns)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The table " + resource + " cannot be read.", e);
        }
    }

    /** How many attributes the table names one by one; four further lines name whole groups. */
    static int attributes() {
        return TABLE.size();
    }

    /** Returns the line of an attribute, that of its group, or {@code null} when the table does not name it. */
    static Row row(int tag) {
        Row row = TABLE.get(tag);
        if (row != null) {
            return row;
        }
        int group = Tag.group(tag) & 0xFF00;
        // Private, curves and overlays; what is left of an overlay without its data would be meaningless.
        return Tag.isPrivate(tag) || group == 0x5000 || group == 0x6000 ? REMOVED : null;
    }

    /** Returns the value representation of an attribute that is harmless when it has this one, else {@code null}. */
    static Vr harmless(int tag) {
        return HARMLESS.get(tag);
    }

    /** Returns what the profile with these options does to an attribute that the table names. */
    static Action action(Row row, DeidentifyOptions options) {
        if (options.retainUids() && row.uids.equals("K") || options.retainDevice() && row.device.equals("K")
                || options.retainInstitution() && row.institution.equals("K")
                || options.retainPatientCharacteristics() && row.patient.equals("K")
                || options.dates() == DatePolicy.KEEP && row.fullDates.equals("K")) {
            return Action.KEEP;
        }
        if (options.dates() == DatePolicy.SHIFT && row.modifiedDates.equals("C")) {
            return Action.SHIFT_DATE;
        }
        if (options.cleanDescriptors() && row.descriptors.equals("C") && row.vr.isText()) {
            return Action.CLEAN_TEXT;
        }
        return basic(row.basic);
    }

    /**
     * The basic profile's action. Where the standard leaves the choice to the type of the attribute, the first is
     * taken: those attributes are optional in ultrasound images, and where Z comes first it suffices.
     */
    private static Action basic(String code) {
        return switch (code) {
            case "Z", "Z/D" -> Action.EMPTY;
            case "D" -> Action.DUMMY;
            case "U" -> Action.MAP_UID;
            case "X/Z/U*" -> Action.KEEP;
            default -> Action.REMOVE;
        };
    }
}
