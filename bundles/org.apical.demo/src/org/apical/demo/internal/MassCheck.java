package org.apical.demo.internal;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
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
import org.apical.interpret.RelevanceMass;
import org.apical.phantom.MaskStructure;
import org.apical.phantom.PhantomMasks;

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
    StructureMass measure(MaskStructure structure, String name, Progress progress) throws ApicalException {
        ReportRun report = RunReport.read(run, catalog);
        List<String> patients = report.test().stream()
                .filter(patient -> structure != MaskStructure.LEAD || patient.truth() == 1)
                .map(PatientPrediction::patient).toList();
        Map<String, List<One>> figures = new LinkedHashMap<>();
        try (RunModel model = RunModel.open(run, catalog);
                Cohort cohort = Cohort.open(model.experiment().path())) {
            SaliencyMethod method = Contributions.saliency(model.experiment().interpret().get(0));
            Map<String, double[]> times = frameTimesMs();
            progress.begin("Checking where the network looks", patients.size());
            for (StoredClip clip : cohort.clips()) {
                if (patients.contains(clip.patient())) {
                    progress.checkCancelled();
                    figures.put(clip.patient(), clip(model, method, cohort, clip, times.get(clip.clip()), structure));
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

    private List<One> clip(RunModel model, SaliencyMethod method, Cohort cohort, StoredClip clip, double[] timesMs,
            MaskStructure structure) throws ApicalException {
        Path file = phantom.resolve("masks").resolve(clip.file().replaceAll("\\.dcm$", ".png"));
        PhantomMasks masks = PhantomMasks.read(file, timesMs.length);
        boolean[] sector = cohort.sector(clip.index());
        List<One> ones = new ArrayList<>();
        for (int k = 0; k < FRAMES; k++) {
            int frame = k * (clip.frames() - 1) / (FRAMES - 1);
            boolean[] mask = mask(masks, clip, nearest(timesMs, clip.frameTimesMs()[frame]), structure);
            byte[] pixels = new byte[cohort.info().rows() * cohort.info().columns()];
            cohort.read(clip.firstFrame() + frame, pixels);
            Tensor map = method.map(model.model(), model.input(List.of(pixels)), 0, frame, Progress.NONE);
            for (int i = 0; i < sector.length; i++) {
                map.data()[i] = sector[i] ? map.data()[i] : 0;
            }
            double area = RelevanceMass.areaShare(mask, sector);
            double mass = RelevanceMass.share(map.data(), mask);
            if (area > 0 && !Double.isNaN(mass)) {
                ones.add(new One(mass, area));
            }
        }
        return ones;
    }

    private static boolean[] mask(PhantomMasks masks, StoredClip clip, int frame, MaskStructure structure) {
        boolean[] mask = new boolean[masks.rows() * masks.columns()];
        for (int row = 0; row < masks.rows(); row++) {
            for (int column = 0; column < masks.columns(); column++) {
                mask[row * masks.columns() + column] = masks.contains(structure, frame, row, column);
            }
        }
        return clip.geometry().resampleMask(mask, 0.25);
    }

    private static int nearest(double[] timesMs, double timeMs) {
        int nearest = 0;
        for (int i = 1; i < timesMs.length; i++) {
            nearest = Math.abs(timesMs[i] - timeMs) < Math.abs(timesMs[nearest] - timeMs) ? i : nearest;
        }
        return nearest;
    }

    /** Returns the frame times of every clip by SOP instance UID. */
    private Map<String, double[]> frameTimesMs() throws ApicalException {
        Path file = phantom.resolve("truth.csv");
        Map<String, List<Double>> times = new HashMap<>();
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
        try (Reader reader = Files.newBufferedReader(file); CSVParser parser = CSVParser.parse(reader, format)) {
            for (CSVRecord line : parser) {
                times.computeIfAbsent(line.get("sopInstanceUid"), uid -> new ArrayList<>())
                        .add(Double.parseDouble(line.get("timeMs")));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw ApicalException.badInput(new Problem("The truth of the phantom cannot be read.", file.toString(), "",
                    "Start the demo again in a new folder."), e);
        }
        Map<String, double[]> arrays = new HashMap<>();
        times.forEach((uid, list) -> arrays.put(uid, list.stream().mapToDouble(Double::doubleValue).toArray()));
        return arrays;
    }
}
