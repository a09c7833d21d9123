package org.apical.analysis.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bands into which clinicians sort a value.
 *
 * @param name what is sorted
 * @param unit its unit
 * @param cuts ascending; a value belongs to the band above the last cut that it reaches
 */
record ValueBands(String name, String unit, List<Double> cuts) {

    private static final ValueBands EJECTION_FRACTION = new ValueBands("Ejection fraction", "%",
            List.of(30.0, 40.0, 50.0));
    private static final Map<String, ValueBands> BY_TASK = Map.of("ejectionFraction", EJECTION_FRACTION,
            "ejectionFractionFromVolumes", EJECTION_FRACTION);

    /** Finds the bands of a task, by its whole or short id. */
    static Optional<ValueBands> of(String task) {
        return Optional.ofNullable(BY_TASK.get(task.substring(task.lastIndexOf('.') + 1)));
    }

    /** The number of a value's band, from 0. */
    int band(double value) {
        return (int) cuts.stream().filter(cut -> value >= cut).count();
    }

    /** The bands in words, ascending. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        names.add("under " + number(cuts.get(0)) + inUnit());
        for (int i = 1; i < cuts.size(); i++) {
            names.add(number(cuts.get(i - 1)) + " to under " + number(cuts.get(i)) + inUnit());
        }
        names.add(number(cuts.get(cuts.size() - 1)) + inUnit() + " and over");
        return names;
    }

    private String inUnit() {
        return unit.isEmpty() ? "" : "\u00a0" + unit;
    }

    private static String number(double cut) {
        return cut == Math.rint(cut) ? String.valueOf((long) cut) : String.valueOf(cut);
    }
}
