package org.apical.explain.internal;

import java.nio.file.Path;
import java.util.List;

import org.apical.api.settings.Setting;
import org.apical.trust.counterfactual.CounterfactualSettings;

/**
 * The options of {@code explain}.
 *
 * @param run the run whose predictions are explained
 * @param out the folder to make
 * @param patient the patients to explain
 * @param cohort whether to explain every patient of a part
 * @param extremes how many of the largest errors to explain, each way
 * @param part which part's patients are meant
 * @param task which task of a run of several
 * @param interpreter which maps to draw
 * @param frames how many frames of a clip get a map
 * @param cine whether and how to draw maps of all frames
 * @param colours which maps share a colour scale
 * @param trust whether to measure if maps may be believed
 * @param mask what to hide and to look for
 * @param truth the phantom's folder
 * @param report whether the run's report shows what was explained
 * @param seed the seed of everything random
 * @param counterfactual how hiding is done
 */
public record ExplainSettings(
        @Setting(label = "Run", help = "The folder of the run whose predictions are explained.")
        Path run,
        @Setting(label = "Out", help = "The folder to make; it must not exist yet or be empty.")
        Path out,
        @Setting(label = "Patients", help = "A patient to explain, in a task about clips a clip's file; may be "
                + "repeated. Without any choice six patients are explained, from the lowest to the highest prediction.",
                defaultValue = "")
        List<String> patient,
        @Setting(label = "Cohort", help = "Explains every patient of the part.", defaultValue = "false")
        boolean cohort,
        @Setting(label = "Extremes", help = "Explains so many patients predicted furthest too low and as many furthest "
                + "too high; of several classes, patients predicted wrong.", defaultValue = "0", min = 0, max = 100000)
        int extremes,
        @Setting(label = "Part", help = "Whose predictions these are: those of the test or of the validation part.",
                defaultValue = "test")
        PartChoice part,
        @Setting(label = "Task", help = "Which task of a run of several; empty for the first.", defaultValue = "")
        String task,
        @Setting(label = "Interpreter", help = "Which maps to draw, such as gradCam or {id: smoothGrad, samples: 25}, "
                + "or several with commas; empty for those of the run, else smoothGrad.", defaultValue = "")
        String interpreter,
        @Setting(label = "Frames", help = "How many of a clip's sampled frames get a map, spread evenly.",
                defaultValue = "1", min = 1, max = 100000)
        int frames,
        @Setting(label = "Cine", help = "Also draws a map of every sampled frame of each clip, as a film, as a mean "
                + "map, and as the mean map of all clips in one sector: none, avi (motion JPEG) or png (animated).",
                defaultValue = "none")
        Cine cine,
        @Setting(label = "Colours", help = "Whether each map has a colour scale of its own, or all maps of an "
                + "interpreter share one.", defaultValue = "each")
        Colours colours,
        @Setting(label = "Trust", help = "Measures whether each map may be believed; takes about ten times as long.",
                defaultValue = "false")
        boolean trust,
        @Setting(label = "Mask", help = "A structure that maps are measured against and that is then hidden from the "
                + "network: a name such as lead or leftVentricle, several joined with +, a PNG of a stored frame's "
                + "size, or a folder of them.", defaultValue = "")
        String mask,
        @Setting(label = "Truth", help = "The folder of the phantom that the clips come from, when it does not lie "
                + "beside the experiment's labels.", defaultValue = "")
        Path truth,
        @Setting(label = "Report", help = "Shows what was explained in the run's report too.", defaultValue = "true")
        boolean report,
        @Setting(label = "Seed", help = "The seed of everything random.", defaultValue = "1")
        long seed,
        CounterfactualSettings counterfactual) {

    /** The parts that have predictions. */
    public enum PartChoice {
        /** The part that judges. */
        TEST,
        /** The part that selects. */
        VALIDATION
    }

    /** How maps of all frames are drawn. */
    public enum Cine {
        /** They are not drawn. */
        NONE,
        /** As motion JPEG, which every player shows. */
        AVI,
        /** As animated PNG, which browsers show. */
        PNG
    }

    /** Which maps share a colour scale. */
    public enum Colours {
        /** Each map has its own. */
        EACH,
        /** All maps of an interpreter have one. */
        SHARED
    }
}
