package org.apical.explain.internal;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.apical.analysis.ColourScale;
import org.apical.analysis.SaliencyOverlay;
import org.apical.analysis.SaliencyPlate;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.report.PatientPrediction;
import org.apical.api.report.ReportRun;
import org.apical.data.StoredClip;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.run.RunReport;
import org.apical.explain.ExplainedRun;
import org.apical.explain.StructureMasks;
import org.apical.interpret.RelevanceMass;
import org.apical.trust.counterfactual.ClipMask;

/** Measures where the maps of one run lie. */
final class ClaimMeasurement {

    /** So many times the relevance of a mean place has the last colour, in every task. */
    private static final double BRIGHTEST = 12;

    private final ClaimsSettings settings;
    private final Optional<Path> truth;
    private final Catalog catalog;
    private final Path pictures;

    ClaimMeasurement(ClaimsSettings settings, Optional<Path> truth, Catalog catalog, Path pictures) {
        this.settings = settings;
        this.truth = truth;
        this.catalog = catalog;
        this.pictures = pictures;
    }

    ClaimedRun measure(RunFolder folder, Progress progress) throws ApicalException {
        try (ExplainedRun run = ExplainedRun.open(folder, "", catalog)) {
            String task = run.model().experiment().task().entry().shortId();
            Claim claim = Claim.of(task).orElseThrow(() -> ApicalException.badInput(new Problem("The paper claims "
                    + "nothing of where a network for the task '" + task + "' looks.", folder.root().toString(), "",
                    "Name runs of " + String.join(", ", Claim.ALL.stream().map(Claim::task).toList()) + ".")));
            ReportRun report = RunReport.read(folder, catalog);
            Map<String, StructureMasks> structures = ClaimStructures.of(run.structures(truth));
            Chosen<Interpreter<?>> interpreter = ExplainedRun.interpreters(folder, settings.interpreter(), catalog)
                    .get(0);
            List<PatientPrediction> chosen = chosen(report, claim);
            progress.begin("Measuring where " + report.taskName().toLowerCase(Locale.ROOT) + " looks",
                    chosen.size());
            Map<String, ClaimedRun.OnePatient> patients = new LinkedHashMap<>();
            for (PatientPrediction patient : chosen) {
                progress.checkCancelled();
                boolean shown = patient == chosen.get(chosen.size() - 1);
                patients.put(patient.patient(), patient(run, patient, structures, interpreter,
                        shown ? Optional.of(pictures.resolve(task + ".png")) : Optional.empty(), progress));
                progress.advance(1);
            }
            return new ClaimedRun(folder.name(), report.taskName(), claim, patients, settings.seed());
        }
    }

    /** Of the lead only patients who have one can be asked; of these so many, spread over the predictions. */
    private List<PatientPrediction> chosen(ReportRun report, Claim claim) throws ApicalException {
        List<PatientPrediction> having = report.test().stream()
                .filter(patient -> !claim.structure().equals(ClaimStructures.LEAD) || patient.truth() == 1)
                .sorted(Comparator.comparingDouble(PatientPrediction::prediction)
                        .thenComparing(PatientPrediction::patient)).toList();
        if (having.size() < 2) {
            throw ApicalException.badInput(new Problem("Fewer than two test patients have the structure.",
                    report.folder().toString(), "", "Train with more patients."));
        }
        List<PatientPrediction> chosen = new ArrayList<>();
        for (int place : Subjects.places(having.size(), settings.patients())) {
            chosen.add(having.get(place));
        }
        return chosen;
    }

    private ClaimedRun.OnePatient patient(ExplainedRun run, PatientPrediction patient,
            Map<String, StructureMasks> structures, Chosen<Interpreter<?>> interpreter, Optional<Path> picture,
            Progress progress) throws ApicalException {
        StoredClip clip = run.clips(patient.patient()).get(0);
        boolean[] sector = run.cohort().sector(clip.index());
        Map<String, ClipMask> masks = new LinkedHashMap<>();
        for (Map.Entry<String, StructureMasks> structure : structures.entrySet()) {
            structure.getValue().of(clip).ifPresent(mask -> masks.put(structure.getKey(), mask));
        }
        List<byte[]> frames = run.frames(clip);
        int[] places = Subjects.places(frames.size(), settings.frames());
        double entropy = 0;
        Map<String, Double> mass = new LinkedHashMap<>();
        Map<String, Double> area = new LinkedHashMap<>();
        for (int place : places) {
            int frame = places.length == 1 ? frames.size() / 2 : place;
            float[] map = run.maps(interpreter, List.of(frames.get(frame)), sector, run.task().output(
                    patient.prediction()), settings.seed(), progress.quiet()).get(0);
            entropy += RelevanceMass.entropy(map, sector) / places.length;
            masks.forEach((name, mask) -> {
                mass.merge(name, RelevanceMass.share(map, mask.frame(frame)) / places.length, Double::sum);
                area.merge(name, RelevanceMass.areaShare(mask.frame(frame), sector) / places.length, Double::sum);
            });
            if (picture.isPresent() && frame == (places.length == 1 ? frames.size() / 2 : places[0])) {
                draw(frames.get(frame), map, run, picture.get());
            }
        }
        return new ClaimedRun.OnePatient(entropy, mass, area);
    }

    /** Maps of different tasks have different units; drawn as a share of their own mass they have one scale. */
    private static void draw(byte[] frame, float[] map, ExplainedRun run, Path file) throws ApicalException {
        float[] grey = new float[frame.length];
        float[] share = new float[map.length];
        double sum = 0;
        int places = 0;
        for (float value : map) {
            sum += Math.abs(value);
            places += value == 0 ? 0 : 1;
        }
        for (int i = 0; i < frame.length; i++) {
            grey[i] = (frame[i] & 0xFF) / 255f;
            share[i] = sum == 0 ? 0 : (float) (Math.abs(map[i]) / sum * places);
        }
        BufferedImage plate = SaliencyPlate.of(grey, share, run.cohort().info().rows(),
                run.cohort().info().columns(), new ColourScale(0, BRIGHTEST));
        SaliencyOverlay.writePng(plate, file);
    }
}
