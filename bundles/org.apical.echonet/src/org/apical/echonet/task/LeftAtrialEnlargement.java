package org.apical.echonet.task;

import org.apical.api.settings.Setting;
import org.apical.api.task.Target;

/**
 * Whether the left atrium is severely enlarged.
 *
 * @since 1.0
 */
public final class LeftAtrialEnlargement extends FindingTask<LeftAtrialEnlargement.Settings> {

    /**
     * The settings.
     *
     * @param column the label column
     */
    public record Settings(
            @Setting(label = "Column", defaultValue = "severeLaEnlargement",
                    help = "The column that says whether there is severe enlargement: 1 or 0, true or false, yes or no.")
            String column) {
    }

    /** Creates the task. */
    public LeftAtrialEnlargement() {
        super(Settings.class, Settings::column, Target.binary("not severe", "severe"));
    }
}
