package org.apical.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Contribution;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.echonet.task.EjectionFraction;
import org.apical.echonet.task.EjectionFractionFromVolumes;
import org.apical.echonet.task.EndDiastolicVolume;
import org.apical.echonet.task.EndSystolicVolume;
import org.apical.echonet.task.PacemakerLead;
import org.apical.echonet.task.View;
import org.apical.engine.dl4j.Dl4jEngine;
import org.apical.interpret.SmoothGrad;
import org.apical.standard.aggregator.Attention;
import org.apical.standard.aggregator.FirstFrames;
import org.apical.standard.aggregator.Mean;
import org.apical.standard.aggregator.Median;
import org.apical.standard.architecture.SmallCnn;
import org.apical.standard.augmentation.Brightness;
import org.apical.standard.augmentation.Rotation;
import org.apical.standard.loss.CrossEntropy;
import org.apical.standard.loss.Huber;
import org.apical.standard.loss.SquaredError;
import org.apical.standard.metric.AreaUnderCurve;
import org.apical.standard.metric.MeanAbsoluteError;
import org.apical.standard.optimizer.Adam;

/** The real contributions an experiment needs, without an extension registry. */
public final class TestCatalog implements Catalog {

    private final Map<CatalogEntry, Contribution<?>> contributions = new LinkedHashMap<>();

    /** Fills the catalog. */
    public TestCatalog() {
        put(Kind.TASK, "ejectionFraction", new EjectionFraction());
        put(Kind.TASK, "pacemakerLead", new PacemakerLead());
        put(Kind.TASK, "endDiastolicVolume", new EndDiastolicVolume());
        put(Kind.TASK, "endSystolicVolume", new EndSystolicVolume());
        put(Kind.TASK, "ejectionFractionFromVolumes", new EjectionFractionFromVolumes());
        put(Kind.TASK, "view", new View());
        put(Kind.DATA_SOURCE, "views", new ViewSource());
        put(Kind.DATA_SOURCE, "discs", new DiscSource());
        put(Kind.ARCHITECTURE, "smallCnn", new SmallCnn());
        put(Kind.LOSS, "squaredError", new SquaredError());
        put(Kind.LOSS, "huber", new Huber());
        put(Kind.LOSS, "crossEntropy", new CrossEntropy());
        put(Kind.OPTIMIZER, "adam", new Adam());
        put(Kind.AUGMENTATION, "rotation", new Rotation());
        put(Kind.AUGMENTATION, "brightness", new Brightness());
        put(Kind.AGGREGATOR, "mean", new Mean());
        put(Kind.AGGREGATOR, "median", new Median());
        put(Kind.AGGREGATOR, "attention", new Attention());
        put(Kind.AGGREGATOR, "firstFrames", new FirstFrames());
        put(Kind.METRIC, "mae", new MeanAbsoluteError());
        put(Kind.METRIC, "auc", new AreaUnderCurve());
        put(Kind.INTERPRETER, "smoothGrad", new SmoothGrad());
        put(Kind.REPORT_SECTION, "counts", new CountingSection());
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
