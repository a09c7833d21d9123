package org.apical.data.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.apical.data.StoredClip;

/** Everything that a table may call a clip. */
public final class ClipIds {

    private ClipIds() {
    }

    /**
     * Returns the names of a clip.
     *
     * @param clip the clip
     * @return ids of clip, study and patient, file name and path with and without its ending, accession number, SHA-256
     *     of the patient's id in hexadecimal digits; the narrowest first
     */
    public static List<String> of(StoredClip clip) {
        String file = clip.file();
        String name = file.substring(file.lastIndexOf('/') + 1);
        List<String> ids = new ArrayList<>(List.of(clip.clip(), file, bare(file), name, bare(name), clip.study()));
        String accession = clip.attributes().get("accession");
        if (accession != null) {
            ids.add(accession);
        }
        ids.add(clip.patient());
        ids.add(HexFormat.of().formatHex(CohortWriter.sha256().digest(
                clip.patient().getBytes(StandardCharsets.UTF_8))));
        return ids;
    }

    private static String bare(String file) {
        return LabelReader.EXTENSION.matcher(file).replaceFirst("");
    }
}
