package org.apical.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;

/**
 * How pixels and labels are brought to mean 0 and deviation 1; learnt from the training part alone.
 *
 * @param pixelMean the mean of the training frames' pixels, black 0 to white 1
 * @param pixelDeviation their standard deviation, positive
 * @param targetMean the mean label of the training patients' clips; 0 for classes
 * @param targetDeviation its standard deviation, positive; 1 for classes
 */
public record Normalisation(double pixelMean, double pixelDeviation, double targetMean, double targetDeviation) {

    /** The file in a model's folder. */
    public static final String FILE = "normalisation.json";

    /** Returns a pixel as the network sees it. */
    float pixel(float value) {
        return (float) ((value - pixelMean) / pixelDeviation);
    }

    void write(Path folder) throws ApicalException {
        AtomicFiles.writeText(folder.resolve(FILE), new GsonBuilder().setPrettyPrinting().create().toJson(this)
                + "\n");
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
