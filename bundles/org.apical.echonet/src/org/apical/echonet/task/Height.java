package org.apical.echonet.task;

import org.apical.api.settings.Setting;
import org.apical.api.task.Target;

/**
 * The patient's height in metres; the plausible range catches heights in centimetres.
 *
 * @since 1.0
 */
public final class Height extends NumberTask<Height.Settings> {

    /**
     * The settings.
     *
     * @param column the label column
     */
    public record Settings(
            @Setting(label = "Column", defaultValue = "heightM",
                    help = "The column that holds the height in m.")
            String column) {
    }

    /** Creates the task. */
    public Height() {
        super(Settings.class, Settings::column, Target.regression("m", 0.9, 2.4));
    }
}
