package org.apical.results.internal;

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
import org.apical.testing.ListedCatalog;

/** The real contributions that a small experiment needs. */
final class ResultsCatalog extends ListedCatalog {
    ResultsCatalog() {
        add(Kind.TASK, "ejectionFraction", new EjectionFraction());
        add(Kind.DATA_SOURCE, "dicomFolder", new DicomFolderSource());
        add(Kind.ARCHITECTURE, "smallCnn", new SmallCnn());
        add(Kind.LOSS, "squaredError", new SquaredError());
        add(Kind.OPTIMIZER, "adam", new Adam());
        add(Kind.AGGREGATOR, "mean", new Mean());
        add(Kind.METRIC, "mae", new MeanAbsoluteError());
        add(Kind.INTERPRETER, "gradient", new Gradient());
        add(Kind.ENGINE, "dl4j", new Dl4jEngine());
    }
}
