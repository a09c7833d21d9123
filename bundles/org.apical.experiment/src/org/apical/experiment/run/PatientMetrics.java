package org.apical.experiment.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.api.metric.Metric;
import org.apical.api.metric.MetricFunction;
import org.apical.api.report.PatientPrediction;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;
import org.apical.api.task.Target;

/** The installed metrics that go with a target, at their default settings. */
final class PatientMetrics {

    private final Map<String, MetricFunction> functions = new LinkedHashMap<>();
    private final String shown;

    PatientMetrics(Catalog catalog, Target target) throws ApicalException {
        for (CatalogEntry entry : catalog.entries(Kind.METRIC)) {
            if (entry.state() == CatalogEntry.State.READY) {
                Metric<?> metric = catalog.contribution(Kind.METRIC, entry);
                if (metric.supports(target)) {
                    functions.put(entry.shortId(), function(metric));
                }
            }
        }
        String usual = switch (target.kind()) {
            case REGRESSION -> "mae";
            case BINARY -> "auc";
            case CATEGORICAL -> "accuracy";
        };
        shown = functions.containsKey(usual) ? usual : functions.keySet().stream().findFirst().orElse("");
    }

    /** Returns the short id of the metric that learning curves show, empty when none is installed. */
    String shown() {
        return shown;
    }

    /** Returns the value of the shown metric, {@code NaN} without one. */
    double shownValue(List<PatientPrediction> patients) {
        return shown.isEmpty() ? Double.NaN : value(functions.get(shown), patients);
    }

    /** Returns every metric's value by short id. */
    Map<String, Double> values(List<PatientPrediction> patients) {
        Map<String, Double> values = new LinkedHashMap<>();
        functions.forEach((id, function) -> values.put(id, value(function, patients)));
        return values;
    }

    private static double value(MetricFunction function, List<PatientPrediction> patients) {
        return function.value(patients.stream().mapToDouble(PatientPrediction::prediction).toArray(),
                patients.stream().mapToDouble(PatientPrediction::truth).toArray());
    }

    private static <S extends Record> MetricFunction function(Metric<S> metric) {
        try {
            return metric.create(SettingsType.of(metric.settingsType()).defaults());
        } catch (SettingsException e) {
            throw new IllegalStateException("A metric needs settings without defaults: " + metric.getClass(), e);
        }
    }
}
