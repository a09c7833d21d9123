package org.apical.dicom.deidentify;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apical.dicom.Tag;

/**
 * What was done, one line a file, as CSV. Every name in it is a pseudonym: without the key nothing leads back.
 */
final class AuditTable implements Closeable {
    private final BufferedWriter out;

    AuditTable(Path file) throws IOException {
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        line("source", "status", "reason", "patient", "study", "clip", "sopInstanceUid", "frames", "removed", "emptied",
                "replaced", "identifiersMapped", "datesShifted", "descriptionsCleaned", "kept", "sector",
                "blankedOutsidePercent", "blankedWritingPercent");
    }

    void released(String source, InstanceCleaner.Cleaned c) throws IOException {
        line(source, "released", "", c.patient(), c.study(), c.instance(),
                c.dataset().getString(Tag.SOP_INSTANCE_UID).orElse(""), count(c.pixels().frames().size()),
                count(c, Action.REMOVE), count(c, Action.EMPTY), count(c, Action.DUMMY), count(c, Action.MAP_UID),
                count(c, Action.SHIFT_DATE), count(c, Action.CLEAN_TEXT), count(c, Action.KEEP), c.pixels().evidence(),
                percent(c.pixels().outsidePercent()), percent(c.pixels().writingPercent()));
    }

    void refused(DeidentifyResult.Refused refused) throws IOException {
        line(refused.id(), "refused", refused.refusal().name(), "", "", "", "", "", "", "", "", "", "", "", "", "", "",
                "");
    }

    private static String count(InstanceCleaner.Cleaned cleaned, Action action) {
        return count(cleaned.actions().getOrDefault(action, 0));
    }

    private static String count(int number) {
        return Integer.toString(number);
    }

    private static String percent(double percent) {
        return String.format(Locale.ROOT, "%.2f", percent);
    }

    private void line(String... cells) throws IOException {
        out.write(String.join(",", cells));
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
