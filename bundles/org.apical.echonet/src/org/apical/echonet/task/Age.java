package org.apical.echonet.task;

import org.apical.api.settings.Setting;
import org.apical.api.task.Target;

/**
 * The patient's age in years.
 *
 * @since 1.0
 */
public final class Age extends NumberTask<Age.Settings> {

    /**
     * The settings.
     *
     * @param column the label column
     */
    public record Settings(
            @Setting(label = "Column", defaultValue = "age",
                    help = "The column that holds the age in years.")
            String column) {
    }

    /** Creates the task. */
    public Age() {
        super(Settings.class, Settings::column, Target.regression("years", 0, 120));
    }
}
