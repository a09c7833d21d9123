package org.apical.echonet.task;

import java.util.List;

import org.apical.api.settings.Setting;
import org.apical.api.task.DerivedTask;
import org.apical.api.task.LabelRow;
import org.apical.api.task.Target;

/**
 * The left ventricular ejection fraction computed from a patient's predicted volumes, 100 (EDV - ESV) / EDV.
 *
 * <p>The EchoNet paper found it worse than the ejection fraction that a network predicts directly
 * (doi:10.1038/s41746-019-0216-8). It is judged by the same label as {@link EjectionFraction}.
 *
 * @since 1.0
 */
public final class EjectionFractionFromVolumes implements DerivedTask<EjectionFractionFromVolumes.Settings> {

    private static final Target TARGET = Target.regression("%", 5, 90);

    /**
     * The settings.
     *
     * @param column the label column
     * @param diastolic the name of the task that predicts the end-diastolic volume
     * @param systolic the name of the task that predicts the end-systolic volume
     */
    public record Settings(
            @Setting(label = "Column", defaultValue = "ef",
                    help = "The column that holds the ejection fraction in percent, by which the result is judged.")
            String column,
            @Setting(label = "Diastolic", defaultValue = "endDiastolicVolume",
                    help = "The name of the task that predicts the end-diastolic volume.")
            String diastolic,
            @Setting(label = "Systolic", defaultValue = "endSystolicVolume",
                    help = "The name of the task that predicts the end-systolic volume.")
            String systolic) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Target target(Settings settings) {
        return TARGET;
    }

    @Override
    public List<String> columns(Settings settings) {
        return List.of(settings.column());
    }

    @Override
    public double value(Settings settings, LabelRow row) {
        double number = row.number(settings.column());
        return Double.isFinite(number) ? number : Double.NaN;
    }

    @Override
    public List<String> inputs(Settings settings) {
        return List.of(settings.diastolic(), settings.systolic());
    }

    /** Computes the ejection fraction; {@code NaN} when the predicted end-diastolic volume is not positive. */
    @Override
    public double derive(Settings settings, double[] predictions) {
        return predictions[0] > 0 ? 100 * (predictions[0] - predictions[1]) / predictions[0] : Double.NaN;
    }
}
