package org.apical.review;

import org.apical.api.catalog.Kind;
import org.apical.echonet.task.PacemakerLead;
import org.apical.engine.libtorch.LibtorchEngine;
import org.apical.standard.aggregator.Mean;
import org.apical.standard.architecture.SmallCnn;
import org.apical.standard.loss.CrossEntropy;
import org.apical.standard.metric.AreaUnderCurve;
import org.apical.standard.optimizer.Adam;
import org.apical.testing.ListedCatalog;

/** The contributions that the runs of these tests need. */
final class TestCatalog extends ListedCatalog {

    TestCatalog() {
        add(Kind.TASK, "pacemakerLead", new PacemakerLead());
        add(Kind.DATA_SOURCE, "dots", new DotSource());
        add(Kind.ARCHITECTURE, "smallCnn", new SmallCnn());
        add(Kind.LOSS, "crossEntropy", new CrossEntropy());
        add(Kind.OPTIMIZER, "adam", new Adam());
        add(Kind.AGGREGATOR, "mean", new Mean());
        add(Kind.METRIC, "auc", new AreaUnderCurve());
        add(Kind.ENGINE, "libtorch", new LibtorchEngine());
    }
}
