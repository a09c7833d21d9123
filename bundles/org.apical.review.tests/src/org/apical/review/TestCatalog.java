package org.apical.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Contribution;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.echonet.task.PacemakerLead;
import org.apical.engine.libtorch.LibtorchEngine;
import org.apical.standard.aggregator.Mean;
import org.apical.standard.architecture.SmallCnn;
import org.apical.standard.loss.CrossEntropy;
import org.apical.standard.metric.AreaUnderCurve;
import org.apical.standard.optimizer.Adam;

/** The contributions that the runs of these tests need. */
final class TestCatalog implements Catalog {

    private final Map<CatalogEntry, Contribution<?>> contributions = new LinkedHashMap<>();

    TestCatalog() {
        put(Kind.TASK, "pacemakerLead", new PacemakerLead());
        put(Kind.DATA_SOURCE, "dots", new DotSource());
        put(Kind.ARCHITECTURE, "smallCnn", new SmallCnn());
        put(Kind.LOSS, "crossEntropy", new CrossEntropy());
        put(Kind.OPTIMIZER, "adam", new Adam());
        put(Kind.AGGREGATOR, "mean", new Mean());
        put(Kind.METRIC, "auc", new AreaUnderCurve());
        put(Kind.ENGINE, "libtorch", new LibtorchEngine());
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
