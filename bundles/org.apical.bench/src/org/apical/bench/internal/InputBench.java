package org.apical.bench.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.Kind;
import org.apical.api.engine.Precision;
import org.apical.api.settings.SettingsException;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;
import org.apical.data.Cohort;
import org.apical.data.CohortImport;
import org.apical.data.ImportRequest;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.run.InputRate;
import org.apical.experiment.run.ProcessMemory;
import org.apical.experiment.run.ScratchFolder;
import org.apical.phantom.PhantomCohort;
import org.apical.phantom.PhantomSettings;

/** Measures the way of frames from DICOM files to the engine on a small phantom cohort. */
final class InputBench {

    private static final int PATIENTS = 32;
    private static final int SIZE = 112;
    private static final String EXPERIMENT = """
            apical: 1
            name: bench
            task: ejectionFraction
            data: {source: {id: dicomFolder, path: phantom/dicom, labels: phantom/labels.csv}, size: [112, 112]}
            augment: [{id: rotation, degrees: 20}, {id: brightness, delta: 0.1}]
            model: {architecture: smallCnn}
            training: {batch: 24}
            """;

    private final Catalog catalog;
    private final BenchSettings settings;
    private final int threads;
    private final Progress progress;

    InputBench(Catalog catalog, BenchSettings settings, int threads, Progress progress) {
        this.catalog = catalog;
        this.settings = settings;
        this.threads = threads;
        this.progress = progress;
    }

    List<BenchRow> run() throws ApicalException {
        try (ScratchFolder scratch = ScratchFolder.create("apical-bench")) {
            Path folder = scratch.path();
            PhantomCohort.write(phantom(), folder.resolve("phantom"), progress);
            AtomicFiles.writeText(folder.resolve("bench.experiment.yaml"), EXPERIMENT);
            return measure(folder);
        }
    }

    private List<BenchRow> measure(Path folder) throws ApicalException {
        Experiment experiment = new ExperimentReader(catalog).read(folder.resolve("bench.experiment.yaml"), List.of());
        Listing listing = Contributions.listByDefault(catalog.get(Kind.DATA_SOURCE, "dicomFolder"), experiment.path(),
                Progress.NONE);
        List<BenchRow> rows = new ArrayList<>();
        progress.begin("Measuring input", 0);
        progress.note("decoding on one thread");
        rows.add(row("decode", 0, Stopwatch.rates(settings.repeats(), () -> decode(listing))));
        progress.note("import");
        int[] number = {0};
        rows.add(row("import", 0, Stopwatch.rates(settings.repeats(), () -> {
            number[0]++;
            return CohortImport.run(new ImportRequest(listing, "dicomFolder", experiment.labels(), "A4C", SIZE, SIZE,
                    experiment.data().frames(), experiment.data().intervalMs(), threads,
                    folder.resolve("cohort-" + number[0])), Progress.NONE).frames();
        })));
        progress.note("batches");
        try (Cohort cohort = Cohort.open(folder.resolve("cohort-1"))) {
            rows.add(batches(experiment, cohort));
        }
        BenchSettings small = new BenchSettings(BenchSettings.Bench.ENGINES, threads, settings.repeats(),
                List.of(experiment.training().batch()), List.of("smallCnn"), List.of(), List.of(Precision.FP32),
                List.of(EngineCell.Mode.TRAIN), settings.together());
        rows.addAll(new EngineBench(catalog, small, threads, progress).run());
        return rows;
    }

    private BenchRow batches(Experiment experiment, Cohort cohort) throws ApicalException {
        double[] rates = new double[settings.repeats() + 1];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = InputRate.framesPerSecond(experiment, cohort, i + 1);
        }
        return row("batches", experiment.training().batch(), Arrays.copyOfRange(rates, 1, rates.length));
    }

    private static BenchRow row(String mode, int batch, double[] rates) {
        return BenchRow.of("input", "", "phantom", mode, batch, rates, ProcessMemory.peakMb());
    }

    private long decode(Listing listing) throws ApicalException {
        long frames = 0;
        for (ClipReference reference : listing.clips()) {
            progress.checkCancelled();
            try (Clip clip = reference.open()) {
                for (int i = 0; i < clip.frameCount(); i++) {
                    clip.greyFrame(i);
                    frames++;
                }
            }
        }
        return frames;
    }

    private static PhantomSettings phantom() throws ApicalException {
        try {
            return PhantomSettings.of(Map.of("patients", PATIENTS, "seed", 1L));
        } catch (SettingsException e) {
            throw ApicalException.failed(Problem.of(e.getMessage(), ""), e);
        }
    }
}
