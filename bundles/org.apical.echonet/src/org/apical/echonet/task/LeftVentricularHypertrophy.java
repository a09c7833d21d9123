package org.apical.echonet.task;

import org.apical.api.settings.Setting;
import org.apical.api.task.LabelRow;
import org.apical.api.task.Target;

/**
 * Whether the wall of the left ventricle is thickened.
 *
 * <p>The EchoNet paper asks for normal wall thickness, summaries of it for hypertrophy. Which of the two is called
 * positive changes the F1 score (0.56 and 0.57 are printed) and leaves the area under the curve as it is (0.75). The
 * column always says whether there is hypertrophy; the setting {@code positive} chooses the class the scores are about.
 *
 * @since 1.0
 */
public final class LeftVentricularHypertrophy extends FindingTask<LeftVentricularHypertrophy.Settings> {

    /** Which finding is called positive. */
    public enum Positive {
        /** A thickened wall. */
        HYPERTROPHY,
        /** A wall of normal thickness. */
        NORMAL
    }

    /**
     * The settings.
     *
     * @param column the label column
     * @param positive which finding is called positive
     */
    public record Settings(
            @Setting(label = "Column", defaultValue = "lvh",
                    help = "The column that says whether there is hypertrophy: 1 or 0, true or false, yes or no.")
            String column,
            @Setting(label = "Positive class", defaultValue = "hypertrophy",
                    help = "Which finding is called positive; it changes the F1 score and not the AUC.")
            Positive positive) {
    }

    /** Creates the task. */
    public LeftVentricularHypertrophy() {
        super(Settings.class, Settings::column, Target.binary("normal thickness", "hypertrophy"));
    }

    @Override
    public Target target(Settings settings) {
        return settings.positive() == Positive.HYPERTROPHY ? super.target(settings)
                : Target.binary("hypertrophy", "normal thickness");
    }

    @Override
    public double value(Settings settings, LabelRow row) {
        double hypertrophy = super.value(settings, row);
        return settings.positive() == Positive.HYPERTROPHY ? hypertrophy : 1 - hypertrophy;
    }
}
