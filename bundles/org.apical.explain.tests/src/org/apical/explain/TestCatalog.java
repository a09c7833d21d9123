package org.apical.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.Contribution;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.api.engine.Engine;
import org.apical.dicom.DicomFolderSource;
import org.apical.echonet.task.PacemakerLead;
import org.apical.engine.dl4j.Dl4jEngine;
import org.apical.engine.libtorch.LibtorchEngine;
import org.apical.explain.internal.ExplanationsSection;
import org.apical.interpret.GuidedBackpropagation;
import org.apical.interpret.SmoothGrad;
import org.apical.phantom.PhantomSource;
import org.apical.standard.aggregator.Mean;
import org.apical.standard.architecture.SmallCnn;
import org.apical.standard.augmentation.Brightness;
import org.apical.standard.augmentation.Rotation;
import org.apical.standard.loss.CrossEntropy;
import org.apical.standard.optimizer.Adam;

/** The real contributions that the tests need, without an extension registry. */
public final class TestCatalog implements Catalog {

    private final Map<CatalogEntry, Contribution<?>> contributions = new LinkedHashMap<>();

    /** Fills the catalog. */
    public TestCatalog() {
        put(Kind.TASK, "pacemakerLead", new PacemakerLead());
        put(Kind.DATA_SOURCE, "phantom", new PhantomSource());
        put(Kind.DATA_SOURCE, "dicomFolder", new DicomFolderSource());
        put(Kind.ARCHITECTURE, "smallCnn", new SmallCnn());
        put(Kind.LOSS, "crossEntropy", new CrossEntropy());
        put(Kind.OPTIMIZER, "adam", new Adam());
        put(Kind.AUGMENTATION, "rotation", new Rotation());
        put(Kind.AUGMENTATION, "brightness", new Brightness());
        put(Kind.AGGREGATOR, "mean", new Mean());
        put(Kind.INTERPRETER, "smoothGrad", new SmoothGrad());
        put(Kind.INTERPRETER, "guidedBackpropagation", new GuidedBackpropagation());
        put(Kind.REPORT_SECTION, "explanations", new ExplanationsSection());
        Engine libtorch = new LibtorchEngine();
        put(Kind.ENGINE, "engine", libtorch.probe().trains() ? libtorch : new Dl4jEngine());
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
    public <C extends Contribution<?>> C contribution(Kind<C> kind, CatalogEntry entry) {
        return kind.type().cast(contributions.get(entry));
    }
}
