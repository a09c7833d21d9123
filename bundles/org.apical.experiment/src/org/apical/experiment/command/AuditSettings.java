package org.apical.experiment.command;

import java.nio.file.Path;

import org.apical.api.settings.Setting;

/**
 * The options of {@code audit}.
 *
 * @param file the experiment file, or the folder of a cohort
 * @param out the folder that holds runs
 */
public record AuditSettings(
        @Setting(label = "File", help = "The experiment file, or the folder of a cohort.", positional = true) Path file,
        @Setting(label = "Runs", help = "The folder that holds runs and the cohorts that were imported for them.",
                defaultValue = "runs") Path out) {
}
