package org.apical.echonet.task;

import org.apical.api.settings.Setting;
import org.apical.api.task.Target;

/**
 * The patient's weight in kilograms.
 *
 * @since 1.0
 */
public final class Weight extends NumberTask<Weight.Settings> {

    /**
     * The settings.
     *
     * @param column the label column
     */
    public record Settings(
            @Setting(label = "Column", defaultValue = "weightKg",
                    help = "The column that holds the weight in kg.")
            String column) {
    }

    /** Creates the task. */
    public Weight() {
        super(Settings.class, Settings::column, Target.regression("kg", 20, 300));
    }
}
