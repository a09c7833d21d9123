package org.apical.runs.internal;

import java.util.List;

import org.apical.api.settings.Setting;

/**
 * The options of {@code runs}.
 *
 * @param where conditions that all runs shown meet
 * @param sort what they are sorted by
 * @param descending whether the largest comes first
 * @param limit how many are shown
 * @param offset how many are left out before
 * @param columns which figures and settings are shown
 * @param group what they are counted by instead of shown
 * @param out the folder that holds runs
 * @param rebuild whether every run is read again
 */
public record RunsSettings(
        @Setting(label = "Where", help = "A condition such as task=ejectionFraction, test.mae<6 or "
                + "training.optimizer.learningRate>=0.001, with one of = != < <= > >= ~ (contains); may be repeated.",
                defaultValue = "") List<String> where,
        @Setting(label = "Sort", help = "A column, a figure or a setting to sort by, such as test.mae.",
                defaultValue = "started") String sort,
        @Setting(label = "Descending", help = "Whether the largest, or newest, comes first.",
                defaultValue = "false") boolean descending,
        @Setting(label = "Limit", help = "How many runs are shown.", min = 1, max = 1_000_000,
                defaultValue = "50") int limit,
        @Setting(label = "Offset", help = "How many runs are left out before those shown.", min = 0,
                defaultValue = "0") int offset,
        @Setting(label = "Columns", help = "Figures that are shown beside the run; empty shows the main ones.",
                defaultValue = "") List<String> columns,
        @Setting(label = "Group", help = "Counts runs by a column or setting instead, such as task or search.",
                defaultValue = "") String group,
        @Setting(label = "Out", help = "The folder that holds the folders of runs.",
                defaultValue = "runs") String out,
        @Setting(label = "Rebuild", help = "Reads every run again instead of those that changed.",
                defaultValue = "false") boolean rebuild) {
}
