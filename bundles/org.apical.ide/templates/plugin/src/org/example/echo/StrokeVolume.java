package org.example.echo;

import java.util.List;

import org.apical.api.settings.Setting;
import org.apical.api.task.LabelRow;
import org.apical.api.task.Target;
import org.apical.api.task.Task;

/** The stroke volume of the left ventricle: end-diastolic less end-systolic volume. */
public final class StrokeVolume implements Task<StrokeVolume.Settings> {

    /**
     * The settings.
     *
     * @param diastolicColumn the column of the end-diastolic volume
     * @param systolicColumn the column of the end-systolic volume
     */
    public record Settings(
            @Setting(label = "End-diastolic column", defaultValue = "edvMl",
                    help = "The column that holds the end-diastolic volume in mL.")
            String diastolicColumn,
            @Setting(label = "End-systolic column", defaultValue = "esvMl",
                    help = "The column that holds the end-systolic volume in mL.")
            String systolicColumn) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Target target(Settings settings) {
        return Target.regression("mL", 5, 300);
    }

    @Override
    public List<String> columns(Settings settings) {
        return List.of(settings.diastolicColumn(), settings.systolicColumn());
    }

    @Override
    public double value(Settings settings, LabelRow row) {
        return row.number(settings.diastolicColumn()) - row.number(settings.systolicColumn());
    }
}
