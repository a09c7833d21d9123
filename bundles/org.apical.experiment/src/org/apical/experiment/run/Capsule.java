package org.apical.experiment.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;

/**
 * What a run was made with; the same capsule gives the same bits.
 *
 * @param experimentHash SHA-256 of the frozen experiment file
 * @param cohort the cohort's folder
 * @param cohortHash SHA-256 of the cohort's frames and index
 * @param labelsHash SHA-256 of the label table, empty when there was none
 * @param engines by what it was used for (training, prediction, gradients), the engine
 * @param threads the processor threads
 * @param seed the seed
 * @param java the Java runtime
 * @param system the operating system
 * @param plugins versions by bundle
 * @param pretrained what training started from; {@code null} when from chance alone, and then not in the file
 */
record Capsule(String experimentHash, String cohort, String cohortHash, String labelsHash,
        Map<String, EngineUse> engines, int threads, long seed, String java, String system,
        Map<String, String> plugins, Pretraining pretrained) {

    /**
     * An engine and what it computed on.
     *
     * @param id the engine's id
     * @param version the version of the library behind it
     * @param device the device it ran on
     * @param precision the numbers it computed with
     */
    record EngineUse(String id, String version, String device, String precision) {
    }

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    void write(Path file) throws ApicalException {
        AtomicFiles.writeText(file, GSON.toJson(this) + "\n");
    }

    static Capsule read(Path file) throws ApicalException {
        try {
            Capsule capsule = GSON.fromJson(Files.readString(file), Capsule.class);
            if (capsule != null && capsule.cohortHash != null && capsule.engines != null) {
                return capsule;
            }
        } catch (IOException | JsonParseException e) {
            throw damaged(file, e);
        }
        throw damaged(file, null);
    }

    /** Returns a fingerprint that tells runs of one moment apart. */
    String shortHash() {
        return sha256((experimentHash + cohortHash + labelsHash + engines + plugins
                + (pretrained == null ? "" : pretrained.weightsHash())).getBytes(StandardCharsets.UTF_8))
                .substring(0, 8);
    }

    /** Refuses to go on with other data or another engine, which would silently give another result. */
    void requireSame(Capsule now, Path file) throws ApicalException {
        String differs = !cohortHash.equals(now.cohortHash) ? "The frames of the cohort"
                : !labelsHash.equals(now.labelsHash) ? "The labels"
                : !engines.equals(now.engines) ? "An engine or its device"
                : !Objects.equals(pretrained, now.pretrained) ? "The model that training started from"
                : !plugins.equals(now.plugins) ? "The installed plug-ins" : "";
        if (!differs.isEmpty()) {
            throw ApicalException.badInput(new Problem(differs + " changed since this run began.", file.toString(),
                    "", "Bring them back as they were, or start the experiment anew."));
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }

    private static ApicalException damaged(Path file, Exception cause) {
        return ApicalException.badInput(new Problem("The run's capsule cannot be read.", file.toString(), "",
                "Start the experiment anew."), cause);
    }
}
