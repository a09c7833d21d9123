package org.apical.experiment.protocol;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;

/**
 * The files of a protocol; the folders of its trained runs lie beside its folder.
 *
 * @param root the protocol's folder
 */
public record ProtocolFolder(Path root) {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping()
            .serializeSpecialFloatingPointValues().create();

    /**
     * Returns the report.
     *
     * @return report.html
     */
    public Path report() {
        return root.resolve("report.html");
    }

    /**
     * Returns the table of claims, a line a comparison.
     *
     * @return claims.csv
     */
    public Path claims() {
        return root.resolve("claims.csv");
    }

    /**
     * Returns the table of tasks, the paper's figures beside ours.
     *
     * @return tasks.csv
     */
    public Path tasks() {
        return root.resolve("tasks.csv");
    }

    /**
     * Returns everything in one file.
     *
     * @return protocol.json
     */
    public Path json() {
        return root.resolve("protocol.json");
    }

    /** Returns the protocol file as it was. */
    Path protocol() {
        return root.resolve("protocol.yaml");
    }

    private Path made() {
        return root.resolve("runs.json");
    }

    /** Reads what earlier calls made, by name. */
    Map<String, MadeRun> readMade() throws ApicalException {
        if (!Files.exists(made())) {
            return new LinkedHashMap<>();
        }
        try {
            Map<String, MadeRun> read = GSON.fromJson(Files.readString(made()),
                    new TypeToken<LinkedHashMap<String, MadeRun>>() { }.getType());
            if (read != null) {
                return read;
            }
        } catch (IOException | JsonParseException e) {
            throw damaged(e);
        }
        throw damaged(null);
    }

    void writeMade(Map<String, MadeRun> made) throws ApicalException {
        AtomicFiles.writeText(made(), GSON.toJson(made) + "\n");
    }

    private ApicalException damaged(Exception cause) {
        return ApicalException.badInput(new Problem("The list of what was made cannot be read.", made().toString(), "",
                "Remove it and start the protocol again: finished runs are found by their folders."), cause);
    }

    /** Keeps other processes from making the same runs. */
    FileChannel lock() throws ApicalException {
        Path file = root.resolve(".lock");
        try {
            Files.createDirectories(root);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = null;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                lock = null; // This very process holds it.
            }
            if (lock != null) {
                return channel;
            }
            channel.close();
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        }
        throw ApicalException.badInput(new Problem("Another process works on this protocol.", root.toString(), "",
                "Wait until it ends, or stop it."));
    }
}
