package org.apical.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;

/**
 * How pixels and labels are brought to mean 0 and deviation 1; learnt from the training part alone.
 *
 * @param pixelMean the mean of the training frames' pixels, black 0 to white 1
 * @param pixelDeviation their standard deviation, positive
 * @param targetMean the mean label of the training patients' clips, of the first task; 0 for classes
 * @param targetDeviation its standard deviation, positive; 1 for classes
 * @param further the same of further tasks, in their order
 */
public record Normalisation(double pixelMean, double pixelDeviation, double targetMean, double targetDeviation,
        List<Label> further) {

    /**
     * How the labels of one task are brought to mean 0 and deviation 1.
     *
     * @param targetMean the mean label; 0 for classes
     * @param targetDeviation its standard deviation, positive; 1 for classes
     */
    public record Label(double targetMean, double targetDeviation) {
    }

    /** Copies the list; files of one task have none. */
    public Normalisation {
        further = further == null ? List.of() : List.copyOf(further);
    }

    /**
     * Describes one task.
     *
     * @param pixelMean the mean of the training frames' pixels
     * @param pixelDeviation their standard deviation
     * @param targetMean the mean label
     * @param targetDeviation its standard deviation
     */
    public Normalisation(double pixelMean, double pixelDeviation, double targetMean, double targetDeviation) {
        this(pixelMean, pixelDeviation, targetMean, targetDeviation, List.of());
    }

    /** The file in a model's folder. */
    public static final String FILE = "normalisation.json";

    /** Returns a pixel as the network sees it. */
    float pixel(float value) {
        return (float) ((value - pixelMean) / pixelDeviation);
    }

    /**
     * Returns this as one task sees it.
     *
     * @param index the place of the task
     * @return the means and deviations of its labels beside those of the pixels
     */
    public Normalisation head(int index) {
        return index == 0 ? new Normalisation(pixelMean, pixelDeviation, targetMean, targetDeviation)
                : new Normalisation(pixelMean, pixelDeviation, further.get(index - 1).targetMean(),
                        further.get(index - 1).targetDeviation());
    }

    void write(Path folder) throws ApicalException {
        Gson gson = new GsonBuilder().setPrettyPrinting().create();
        JsonObject tree = gson.toJsonTree(this).getAsJsonObject();
        if (further.isEmpty()) {
            tree.remove("further");
        }
        AtomicFiles.writeText(folder.resolve(FILE), gson.toJson(tree) + "\n");
    }

    static Normalisation read(Path folder) throws ApicalException {
        Path file = folder.resolve(FILE);
        try {
            Normalisation read = new GsonBuilder().create().fromJson(Files.readString(file), Normalisation.class);
            if (read != null && read.pixelDeviation > 0 && read.targetDeviation > 0) {
                return read;
            }
        } catch (IOException | JsonParseException e) {
            throw damaged(file, e);
        }
        throw damaged(file, null);
    }

    private static ApicalException damaged(Path file, Exception cause) {
        return ApicalException.badInput(new Problem("The model's normalisation cannot be read.", file.toString(), "",
                "Check that this is the folder of a run that was trained at least one epoch."), cause);
    }
}
