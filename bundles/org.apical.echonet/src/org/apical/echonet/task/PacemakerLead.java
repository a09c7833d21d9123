package org.apical.echonet.task;

import org.apical.api.settings.Setting;
import org.apical.api.task.Target;

/**
 * Whether a pacemaker or defibrillator lead is in the heart.
 *
 * @since 1.0
 */
public final class PacemakerLead extends FindingTask<PacemakerLead.Settings> {

    /**
     * The settings.
     *
     * @param column the label column
     */
    public record Settings(
            @Setting(label = "Column", defaultValue = "lead",
                    help = "The column that says whether there is a lead: 1 or 0, true or false, yes or no.")
            String column) {
    }

    /** Creates the task. */
    public PacemakerLead() {
        super(Settings.class, Settings::column, Target.binary("no lead", "lead"));
    }
}
