package org.apical.echonet.task;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apical.api.NoSettings;
import org.apical.api.task.ClipFacts;
import org.apical.api.task.LabelRow;
import org.apical.api.task.Subject;
import org.apical.api.task.Target;
import org.apical.api.task.Task;

/**
 * Which view a clip shows, to sort an archive that does not say (Ghorbani et al., doi:10.1038/s41746-019-0216-8,
 * Methods: the first step of the paper picks the A4C clips; Madani et al., doi:10.1038/s41746-017-0013-1).
 *
 * <p>It learns from what clips say of themselves: the view of the DICOM header or of the data set. Doppler and still
 * pictures are classes of their own, whatever they show, because the paper's input is neither. Only the picture is
 * learnt from, a frame at a time.
 *
 * @since 1.0
 */
public final class View implements Task<NoSettings> {

    /** The classes, in the order of the network's outputs. */
    public static final List<String> CLASSES = List.of("A4C", "A2C", "A3C", "PLAX", "PSAX", "subcostal", "Doppler",
            "still", "other");

    private static final int DOPPLER = CLASSES.indexOf("Doppler");
    private static final int STILL = CLASSES.indexOf("still");
    private static final int OTHER = CLASSES.indexOf("other");
    private static final Map<String, Integer> NAMED = Map.of("a4c", 0, "a2c", 1, "a3c", 2, "plax", 3, "psax", 4, "sc",
            5, "subcostal", 5);

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Target target(NoSettings settings) {
        return Target.categorical(CLASSES);
    }

    @Override
    public Subject subject(NoSettings settings) {
        return Subject.CLIP;
    }

    @Override
    public List<String> columns(NoSettings settings) {
        return List.of();
    }

    @Override
    public double value(NoSettings settings, LabelRow row) {
        if (row.text(ClipFacts.DOPPLER).isPresent()) {
            return DOPPLER;
        }
        if (row.number(ClipFacts.FRAMES) == 1) {
            return STILL;
        }
        return row.text(ClipFacts.VIEW).map(view -> (double) NAMED.getOrDefault(view.toLowerCase(Locale.ROOT), OTHER))
                .orElse(Double.NaN);
    }
}
