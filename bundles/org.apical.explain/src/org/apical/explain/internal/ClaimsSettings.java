package org.apical.explain.internal;

import java.nio.file.Path;
import java.util.List;

import org.apical.api.settings.Setting;

/**
 * The options of {@code claims}.
 *
 * @param runs finished runs on phantom patients
 * @param out the folder to make
 * @param train where runs are trained when none is named
 * @param interpreter which maps are measured
 * @param patients how many test patients of each run are measured
 * @param frames how many frames of a clip get a map
 * @param truth the phantom's folder
 * @param seed the seed of everything random
 */
public record ClaimsSettings(
        @Setting(label = "Runs", help = "The folders of finished runs of the paper's tasks on phantom patients, one a "
                + "task; without any, all are trained first, which takes about half an hour.", defaultValue = "",
                positional = true)
        List<String> runs,
        @Setting(label = "Out", help = "The folder to make; it must not exist yet or be empty.")
        Path out,
        @Setting(label = "Train", help = "The folder in which the phantom and the runs are made when no run is named; "
                + "runs that are there already are taken as they are.", defaultValue = "claim-runs")
        Path train,
        @Setting(label = "Interpreter", help = "Which maps are measured, as in an experiment file.",
                defaultValue = "{id: smoothGrad, samples: 50, noise: 0.05, average: squared}")
        String interpreter,
        @Setting(label = "Patients", help = "How many test patients of each run are measured, spread from the lowest "
                + "to the highest prediction; for the lead, of those who have one.", defaultValue = "75", min = 2,
                max = 100000)
        int patients,
        @Setting(label = "Frames", help = "How many of a clip's sampled frames get a map, spread evenly.",
                defaultValue = "1", min = 1, max = 100000)
        int frames,
        @Setting(label = "Truth", help = "The folder of the phantom, when it does not lie beside the labels of the "
                + "experiments.", defaultValue = "")
        Path truth,
        @Setting(label = "Seed", help = "The seed of everything random.", defaultValue = "1")
        long seed) {
}
