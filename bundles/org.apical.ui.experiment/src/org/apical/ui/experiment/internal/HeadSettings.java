package org.apical.ui.experiment.internal;

import org.apical.api.settings.Setting;

/**
 * What an item of {@code tasks} has beside the settings of its task.
 *
 * @param name what the task is called in the files of the run; empty for its id
 * @param weight how much its loss counts beside the others
 */
record HeadSettings(
        @Setting(label = "Name", help = "What the task is called in the files of the run; needed to tell two tasks of "
                + "one id apart.", defaultValue = "") String name,
        @Setting(label = "Weight", help = "How much its loss counts beside those of the other tasks.", min = 0,
                max = 1e6, defaultValue = "1") double weight) {
}
