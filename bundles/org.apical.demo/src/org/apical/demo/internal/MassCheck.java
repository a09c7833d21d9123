package org.apical.demo.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.catalog.Catalog;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.report.PatientPrediction;
import org.apical.api.report.ReportRun;
import org.apical.data.Cohort;
import org.apical.data.StoredClip;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.run.RunModel;
import org.apical.experiment.run.RunReport;
import org.apical.experiment.run.SaliencyFiles;
import org.apical.explain.PhantomTruth;
import org.apical.explain.StructureMasks;
import org.apical.interpret.RelevanceMass;
import org.apical.trust.counterfactual.ClipMask;

/** Measures on the test patients of a run whether its maps lie on the structure that was planted. */
final class MassCheck {

    /** Frames of each clip, evenly spread; neighbours would say the same. */
    private static final int FRAMES = 3;

    private final Catalog catalog;
    private final Path phantom;
    private final RunFolder run;

    MassCheck(Catalog catalog, Path phantom, Path run) {
        this.catalog = catalog;
        this.phantom = phantom;
        this.run = new RunFolder(run);
    }

    /** One map's figures. */
    private record One(double mass, double areaShare) {
    }

    /** Measures, keeps the figures of each patient with the run and writes its report again. */
    StructureMass measure(String structure, String name, Progress progress) throws ApicalException {
        ReportRun report = RunReport.read(run, catalog);
        List<String> patients = report.test().stream().map(PatientPrediction::patient).toList();
        Map<String, List<One>> figures = new LinkedHashMap<>();
        try (RunModel model = RunModel.open(run, catalog);
                Cohort cohort = Cohort.open(model.experiment().path())) {
            SaliencyMethod method = Contributions.saliency(model.experiment().interpret().get(0));
            StructureMasks masks = PhantomTruth.open(cohort, phantom).masks(structure);
            progress.begin("Checking where the network looks", patients.size());
            for (StoredClip clip : cohort.clips()) {
                if (patients.contains(clip.patient())) {
                    progress.checkCancelled();
                    // Patients without the structure have no mask.
                    Optional<ClipMask> drawn = masks.of(clip);
                    if (drawn.isPresent()) {
                        figures.put(clip.patient(), clip(model, method, cohort, clip, drawn.get()));
                    }
                    progress.advance(1);
                }
            }
        }
        SaliencyFiles.writeMeasures(run.saliency(), figures.entrySet().stream().collect(Collectors.toMap(
                Map.Entry::getKey, entry -> measures(name, entry.getValue()), (a, b) -> a, LinkedHashMap::new)));
        RunReport.write(run, catalog);
        List<One> all = figures.values().stream().flatMap(List::stream).toList();
        double mass = all.stream().mapToDouble(One::mass).average().orElse(Double.NaN);
        double area = all.stream().mapToDouble(One::areaShare).average().orElse(Double.NaN);
        return new StructureMass(name, all.size(), mass, area, mass / area);
    }

    private static Map<String, Double> measures(String name, List<One> ones) {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("saliency in the " + name, ones.stream().mapToDouble(One::mass).average().orElse(Double.NaN));
        measures.put("area share of the " + name,
                ones.stream().mapToDouble(One::areaShare).average().orElse(Double.NaN));
        return measures;
    }

    private static List<One> clip(RunModel model, SaliencyMethod method, Cohort cohort, StoredClip clip, ClipMask drawn)
            throws ApicalException {
        List<One> ones = new ArrayList<>();
        for (int k = 0; k < FRAMES; k++) {
            int frame = k * (clip.frames() - 1) / (FRAMES - 1);
            byte[] pixels = new byte[cohort.info().rows() * cohort.info().columns()];
            cohort.read(clip.firstFrame() + frame, pixels);
            Tensor map = method.map(model.model(), model.input(List.of(pixels)), 0, frame, Progress.NONE);
            for (int i = 0; i < pixels.length; i++) {
                map.data()[i] = drawn.sector()[i] ? map.data()[i] : 0;
            }
            double area = RelevanceMass.areaShare(drawn.frame(frame), drawn.sector());
            double mass = RelevanceMass.share(map.data(), drawn.frame(frame));
            if (area > 0 && !Double.isNaN(mass)) {
                ones.add(new One(mass, area));
            }
        }
        return ones;
    }
}
