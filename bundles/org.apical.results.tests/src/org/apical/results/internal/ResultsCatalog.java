package org.apical.results.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.api.Contribution;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.dicom.DicomFolderSource;
import org.apical.echonet.task.EjectionFraction;
import org.apical.engine.dl4j.Dl4jEngine;
import org.apical.interpret.Gradient;
import org.apical.standard.aggregator.Mean;
import org.apical.standard.architecture.SmallCnn;
import org.apical.standard.loss.SquaredError;
import org.apical.standard.metric.MeanAbsoluteError;
import org.apical.standard.optimizer.Adam;

/** The real contributions that a small experiment needs. */
final class ResultsCatalog implements Catalog {
    private final Map<CatalogEntry, Contribution<?>> contributions = new LinkedHashMap<>();

    ResultsCatalog() {
        put(Kind.TASK, "ejectionFraction", new EjectionFraction());
        put(Kind.DATA_SOURCE, "dicomFolder", new DicomFolderSource());
        put(Kind.ARCHITECTURE, "smallCnn", new SmallCnn());
        put(Kind.LOSS, "squaredError", new SquaredError());
        put(Kind.OPTIMIZER, "adam", new Adam());
        put(Kind.AGGREGATOR, "mean", new Mean());
        put(Kind.METRIC, "mae", new MeanAbsoluteError());
        put(Kind.INTERPRETER, "gradient", new Gradient());
        put(Kind.ENGINE, "dl4j", new Dl4jEngine());
    }

    private void put(Kind<?> kind, String id, Contribution<?> contribution) {
        contributions.put(new CatalogEntry(kind, "test." + id, id, "For tests.", "test", "1.0.0",
                CatalogEntry.State.READY, "", List.of(), ""), contribution);
    }

    @Override
    public List<CatalogEntry> entries() {
        return new ArrayList<>(contributions.keySet());
    }

    @Override
    public <C extends Contribution<?>> C contribution(Kind<C> kind, CatalogEntry entry) throws ApicalException {
        return kind.type().cast(contributions.get(entry));
    }
}
