package org.apical.runs.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Texts as MLflow's file store expects them. */
public final class MlflowText {

    private MlflowText() {
    }

    /**
     * Returns a name that MLflow allows: letters, digits, underscores, dashes, dots and blanks.
     *
     * @param name a name
     * @return the name with underscores in place of all else
     */
    public static String name(String name) {
        return name.replaceAll("[^A-Za-z0-9_\\-. ]", "_");
    }

    /**
     * Returns a YAML file.
     *
     * @param values the values
     * @return the text
     */
    public static String yaml(Map<String, Object> values) {
        return new Dump(DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build()).dumpToString(values);
    }

    /**
     * Returns the address of a folder.
     *
     * @param folder a folder
     * @return the address without a slash at its end
     */
    public static String uri(Path folder) {
        return folder.toUri().toString().replaceAll("/+$", "");
    }

    /**
     * Returns a fingerprint.
     *
     * @param text a text
     * @return SHA-256 in hexadecimal digits
     */
    public static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }
}
