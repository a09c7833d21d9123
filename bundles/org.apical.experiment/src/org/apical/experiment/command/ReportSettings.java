package org.apical.experiment.command;

import java.util.List;

import org.apical.analysis.FigureFormat;
import org.apical.api.settings.Setting;

/**
 * The options of {@code report}.
 *
 * @param runs the folders of the runs
 * @param figures the folder for the figures, empty for none
 * @param format the format of the figures
 */
public record ReportSettings(
        @Setting(label = "Runs", help = "The folders of the finished runs whose reports are written again.",
                positional = true) List<String> runs,
        @Setting(label = "Figures", help = "A folder to write every figure to, and the numbers it draws as CSV; with "
                + "several runs or tasks each gets a folder in it.", defaultValue = "") String figures,
        @Setting(label = "Format", help = "The format of the figures: svg, pdf or png.", defaultValue = "svg")
        FigureFormat format) {
}
