package org.apical.echonet.task;

import java.util.List;
import java.util.Locale;

import org.apical.api.settings.Setting;
import org.apical.api.task.LabelRow;
import org.apical.api.task.Target;
import org.apical.api.task.Task;

/**
 * The patient's sex; the positive class is male.
 *
 * @since 1.0
 */
public final class Sex implements Task<Sex.Settings> {

    private static final Target TARGET = Target.binary("female", "male");

    /**
     * The settings.
     *
     * @param column the label column
     */
    public record Settings(
            @Setting(label = "Column", defaultValue = "sex",
                    help = "The column that holds the sex: M or F, male or female, 1 (male) or 0 (female).")
            String column) {
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
        return row.text(settings.column()).map(Sex::read).orElse(Double.NaN);
    }

    private static double read(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "m", "male", "1", "1.0" -> 1;
            case "f", "female", "0", "0.0" -> 0;
            default -> Double.NaN;
        };
    }
}
