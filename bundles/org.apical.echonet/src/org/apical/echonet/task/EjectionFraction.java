package org.apical.echonet.task;

import org.apical.api.settings.Setting;
import org.apical.api.task.Target;

/**
 * The left ventricular ejection fraction in percent, learnt directly rather than from two volumes.
 *
 * @since 1.0
 */
public final class EjectionFraction extends NumberTask<EjectionFraction.Settings> {

    /**
     * The settings.
     *
     * @param column the label column
     */
    public record Settings(
            @Setting(label = "Column", defaultValue = "ef",
                    help = "The column that holds the ejection fraction in percent.")
            String column) {
    }

    /** Creates the task. */
    public EjectionFraction() {
        super(Settings.class, Settings::column, Target.regression("%", 5, 90));
    }
}
