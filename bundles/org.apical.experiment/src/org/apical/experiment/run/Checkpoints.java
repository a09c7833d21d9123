package org.apical.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.engine.Model;

/**
 * Keeps the newest whole checkpoint of a run.
 *
 * <p>A checkpoint is a folder of its own; only when all of it is on disk does the file {@code latest} name it, and only
 * then is the one before it removed. So the process may be killed at any moment.
 */
final class Checkpoints {

    private static final String LATEST = "latest";
    private static final String STATE = "state.json";
    private static final Gson GSON = new GsonBuilder().serializeSpecialFloatingPointValues().setPrettyPrinting()
            .create();

    private final Path folder;

    Checkpoints(Path folder) {
        this.folder = folder;
    }

    /** A checkpoint that can be gone on from. */
    record Found(Path folder, TrainingState state) {
    }

    void write(Model model, TrainingState state) throws ApicalException {
        Path next = folder.resolve(String.format("epoch-%05d", state.epoch()));
        model.save(next);
        AtomicFiles.writeText(next.resolve(STATE), GSON.toJson(state) + "\n");
        AtomicFiles.writeText(folder.resolve(LATEST), next.getFileName() + "\n");
        for (Path other : contents()) {
            if (Files.isDirectory(other) && !other.equals(next)) {
                Folders.delete(other);
            }
        }
    }

    Optional<Found> latest() throws ApicalException {
        Path pointer = folder.resolve(LATEST);
        if (!Files.exists(pointer)) {
            return Optional.empty();
        }
        Path file = pointer;
        try {
            Path latest = folder.resolve(Files.readString(pointer).strip());
            file = latest.resolve(STATE);
            TrainingState state = GSON.fromJson(Files.readString(file), TrainingState.class);
            if (state != null) {
                return Optional.of(new Found(latest, state));
            }
        } catch (IOException | JsonParseException e) {
            throw damaged(file, e);
        }
        throw damaged(file, null);
    }

    private List<Path> contents() throws ApicalException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.sorted().toList();
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
    }

    private static ApicalException damaged(Path file, Exception cause) {
        return ApicalException.badInput(new Problem("The checkpoint cannot be read.", file.toString(), "",
                "Start the experiment again; the run folder may be removed."), cause);
    }
}
