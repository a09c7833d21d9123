package org.apical.explain;

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
import org.apical.testing.ListedCatalog;

/** The real contributions that the tests need, without an extension registry. */
public final class TestCatalog extends ListedCatalog {

    /** Fills the catalog. */
    public TestCatalog() {
        add(Kind.TASK, "pacemakerLead", new PacemakerLead());
        add(Kind.DATA_SOURCE, "phantom", new PhantomSource());
        add(Kind.DATA_SOURCE, "dicomFolder", new DicomFolderSource());
        add(Kind.ARCHITECTURE, "smallCnn", new SmallCnn());
        add(Kind.LOSS, "crossEntropy", new CrossEntropy());
        add(Kind.OPTIMIZER, "adam", new Adam());
        add(Kind.AUGMENTATION, "rotation", new Rotation());
        add(Kind.AUGMENTATION, "brightness", new Brightness());
        add(Kind.AGGREGATOR, "mean", new Mean());
        add(Kind.INTERPRETER, "smoothGrad", new SmoothGrad());
        add(Kind.INTERPRETER, "guidedBackpropagation", new GuidedBackpropagation());
        add(Kind.REPORT_SECTION, "explanations", new ExplanationsSection());
        Engine libtorch = new LibtorchEngine();
        add(Kind.ENGINE, "engine", libtorch.probe().trains() ? libtorch : new Dl4jEngine());
    }
}
