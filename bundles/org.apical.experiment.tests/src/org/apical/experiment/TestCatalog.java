package org.apical.experiment;

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
import org.apical.testing.ListedCatalog;

/** The real contributions an experiment needs, without an extension registry. */
public final class TestCatalog extends ListedCatalog {

    /** Fills the catalog. */
    public TestCatalog() {
        add(Kind.TASK, "ejectionFraction", new EjectionFraction());
        add(Kind.TASK, "pacemakerLead", new PacemakerLead());
        add(Kind.TASK, "endDiastolicVolume", new EndDiastolicVolume());
        add(Kind.TASK, "endSystolicVolume", new EndSystolicVolume());
        add(Kind.TASK, "ejectionFractionFromVolumes", new EjectionFractionFromVolumes());
        add(Kind.TASK, "view", new View());
        add(Kind.DATA_SOURCE, "views", new ViewSource());
        add(Kind.DATA_SOURCE, "discs", new DiscSource());
        add(Kind.ARCHITECTURE, "smallCnn", new SmallCnn());
        add(Kind.LOSS, "squaredError", new SquaredError());
        add(Kind.LOSS, "huber", new Huber());
        add(Kind.LOSS, "crossEntropy", new CrossEntropy());
        add(Kind.OPTIMIZER, "adam", new Adam());
        add(Kind.AUGMENTATION, "rotation", new Rotation());
        add(Kind.AUGMENTATION, "brightness", new Brightness());
        add(Kind.AGGREGATOR, "mean", new Mean());
        add(Kind.AGGREGATOR, "median", new Median());
        add(Kind.AGGREGATOR, "attention", new Attention());
        add(Kind.AGGREGATOR, "firstFrames", new FirstFrames());
        add(Kind.METRIC, "mae", new MeanAbsoluteError());
        add(Kind.METRIC, "auc", new AreaUnderCurve());
        add(Kind.INTERPRETER, "smoothGrad", new SmoothGrad());
        add(Kind.REPORT_SECTION, "counts", new CountingSection());
        add(Kind.ENGINE, "dl4j", new Dl4jEngine());
    }
}
