package org.apical.phantom;

import java.nio.file.Path;

import org.apical.api.settings.Setting;

/**
 * The options of the command {@code phantom}.
 *
 * @param out the cohort's folder, empty or not there yet
 * @param settings what to draw
 *
 * @since 1.0
 */
public record PhantomOptions(
        @Setting(label = "Folder", help = "The cohort's folder; it must be empty or not exist.") Path out,
        PhantomSettings settings) {
}
