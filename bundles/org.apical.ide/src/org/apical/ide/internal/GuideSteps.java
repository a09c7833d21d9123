package org.apical.ide.internal;

import java.util.List;

/** The steps from nothing to a judged network, in words. */
final class GuideSteps {

    /**
     * A step.
     *
     * @param key names it in the settings
     * @param title what is done
     * @param text why, and what to look at
     * @param action the words on its button
     * @param command the command that does it
     */
    record Step(String key, String title, String text, String action, String command) {
    }

    static final List<Step> FIRST_EXPERIMENT = List.of(
            new Step("cohort", "Make a sample cohort", "Draws 40 synthetic patients as DICOM clips with labels and "
                    + "imports them as a hospital's clips would be. They appear in the navigator under Cohorts.",
                    "Make it", "org.apical.ide.command.sample"),
            new Step("studies", "Look at the studies", "Open the cohort and a patient in the navigator and "
                    + "double-click a clip: it plays in its true time, with its tags and measurements.",
                    "Show studies", "org.apical.ide.command.study"),
            new Step("experiment", "Write an experiment", "One file says it all: the task, the data, the network, the "
                    + "training. A form helps at every key, and the file keeps your comments.",
                    "New experiment", "org.apical.ui.experiment.command.newExperiment"),
            new Step("run", "Run it", "It waits in the queue, trains beside the window, and can be paused, stopped and "
                    + "gone on with.", "Run", "org.apical.ui.experiment.command.run"),
            new Step("training", "Watch it train", "Learning curves, the batch as the network sees it, predictions as "
                    + "they improve, and what the machine does.", "Show training", "org.apical.ide.command.training"),
            new Step("results", "Judge the run", "Figures with intervals, and the patient behind every point of a "
                    + "chart. The report tells all of it in one file.", "Show runs", "org.apical.ide.command.results"),
            new Step("saliency", "See where it looks", "The map over the clip, its badge of trust, and a brush that "
                    + "hides a structure and asks the network again.", "Show saliency",
                    "org.apical.ide.command.saliency"));

    private GuideSteps() {
    }
}
