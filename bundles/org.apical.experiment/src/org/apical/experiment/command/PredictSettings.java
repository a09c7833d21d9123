package org.apical.experiment.command;

import java.util.List;

import org.apical.api.settings.Setting;

/**
 * The options of {@code predict}.
 *
 * @param sources files or folders with clips
 * @param run the run whose model predicts
 * @param out the CSV file to write
 * @param source the data source that reads the clips
 * @param view the view to predict from, empty for every clip whatever its view
 * @param keep where to keep the prepared frames, empty to discard them
 */
public record PredictSettings(
        @Setting(label = "Sources", help = "Files or folders with clips.", positional = true) List<String> sources,
        @Setting(label = "Run", help = "The folder of the run whose model predicts.") String run,
        @Setting(label = "Out", help = "The CSV file to write, one line a clip.") String out,
        @Setting(label = "Source", help = "The data source that reads the clips.",
                defaultValue = "dicomFolder") String source,
        @Setting(label = "View", help = "Only clips of this view; empty for all, since many files do not name theirs.",
                defaultValue = "") String view,
        @Setting(label = "Keep", help = "A new folder that keeps the prepared frames and pictures of what was masked, "
                + "to check what the network saw.", defaultValue = "") String keep) {
}
