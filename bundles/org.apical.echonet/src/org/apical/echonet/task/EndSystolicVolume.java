package org.apical.echonet.task;

import org.apical.api.settings.Setting;
import org.apical.api.task.Target;

/**
 * The left ventricular end-systolic volume in millilitres.
 *
 * @since 1.0
 */
public final class EndSystolicVolume extends NumberTask<EndSystolicVolume.Settings> {

    /**
     * The settings.
     *
     * @param column the label column
     */
    public record Settings(
            @Setting(label = "Column", defaultValue = "esvMl",
                    help = "The column that holds the end-systolic volume in mL.")
            String column) {
    }

    /** Creates the task. */
    public EndSystolicVolume() {
        super(Settings.class, Settings::column, Target.regression("mL", 3, 500));
    }
}
