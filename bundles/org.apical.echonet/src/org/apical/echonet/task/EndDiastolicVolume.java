package org.apical.echonet.task;

import org.apical.api.settings.Setting;
import org.apical.api.task.Target;

/**
 * The left ventricular end-diastolic volume in millilitres.
 *
 * @since 1.0
 */
public final class EndDiastolicVolume extends NumberTask<EndDiastolicVolume.Settings> {

    /**
     * The settings.
     *
     * @param column the label column
     */
    public record Settings(
            @Setting(label = "Column", defaultValue = "edvMl",
                    help = "The column that holds the end-diastolic volume in mL.")
            String column) {
    }

    /** Creates the task. */
    public EndDiastolicVolume() {
        super(Settings.class, Settings::column, Target.regression("mL", 10, 600));
    }
}
