package org.apical.bench.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.Kind;
import org.apical.api.settings.SettingsException;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;
import org.apical.data.Cohort;
import org.apical.data.CohortImport;
import org.apical.data.ImportAudit;
import org.apical.data.ImportRequest;
import org.apical.data.StoredClip;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.run.ProcessMemory;
import org.apical.experiment.run.ScratchFolder;
import org.apical.phantom.PhantomCohort;
import org.apical.phantom.PhantomSettings;

/** Measures the import of DICOM files beside pydicom with GDCM, in turns, on the files that both can read. */
final class ImportBench {

    private static final int PATIENTS = 64;
    private static final int SIZE = 112;
    private static final int FRAMES = 20;
    private static final double INTERVAL_MS = 100;

    private final Catalog catalog;
    private final int repeats;
    private final int threads;
    private final Progress progress;
    private int imports;

    ImportBench(Catalog catalog, BenchSettings settings, int threads, Progress progress) {
        this.catalog = catalog;
        this.repeats = settings.repeats();
        this.threads = threads;
        this.progress = progress;
    }

    /** Measures a phantom cohort and, where APICAL_TESTDATA names a folder with real files, those too. */
    List<ImportRow> run() throws ApicalException {
        try (ScratchFolder scratch = ScratchFolder.create("apical-bench")) {
            Path folder = scratch.path();
            try {
                PhantomCohort.write(PhantomSettings.of(Map.of("patients", PATIENTS, "seed", 1L)),
                        folder.resolve("phantom"), progress);
            } catch (SettingsException e) {
                throw ApicalException.failed(Problem.of(e.getMessage(), ""), e);
            }
            Optional<PydicomImport> pydicom = PydicomImport.find(folder);
            List<ImportRow> rows = new ArrayList<>(measure("phantom", folder.resolve("phantom/dicom"), folder, pydicom));
            String data = System.getenv("APICAL_TESTDATA");
            if (data != null && Files.isDirectory(Path.of(data, "data", "dicom"))) {
                rows.addAll(measure("real", Path.of(data, "data", "dicom"), folder, pydicom));
            }
            return rows;
        }
    }

    private List<ImportRow> measure(String name, Path source, Path folder, Optional<PydicomImport> pydicom)
            throws ApicalException {
        progress.begin("Importing " + name + " files", 2L * repeats);
        List<ClipReference> clips = list(source);
        Set<Path> read = stored(clips, source, folder);
        if (pydicom.isPresent()) {
            List<Path> both = pydicom.get().run(List.copyOf(read), SIZE, FRAMES, INTERVAL_MS, threads).files().stream()
                    .map(Path::of).toList();
            read.retainAll(new HashSet<>(both));
        }
        List<Path> files = List.copyOf(read);
        ours(source, read, folder);
        double[][] own = new double[repeats][];
        double[][] theirs = new double[repeats][];
        String versions = "";
        for (int i = 0; i < repeats; i++) {
            own[i] = ours(source, read, folder);
            progress.advance(1);
            if (pydicom.isPresent()) {
                PydicomImport.Result result = pydicom.get().run(files, SIZE, FRAMES, INTERVAL_MS, threads);
                theirs[i] = new double[] {result.seconds(), result.frames(), result.peakMemoryMb()};
                versions = result.versions();
            }
            progress.advance(1);
        }
        List<ImportRow> rows = new ArrayList<>();
        ImportRow other = pydicom.isPresent() ? row(versions, name, files.size(), theirs, Double.NaN) : null;
        rows.add(row("apical", name, files.size(), own, other == null ? Double.NaN : other.clipsPerSecond()));
        if (other != null) {
            rows.add(other);
        }
        return rows;
    }

    private Set<Path> stored(List<ClipReference> clips, Path source, Path folder) throws ApicalException {
        Path out = folder.resolve("cohort-" + imports++);
        CohortImport.run(request(clips, out), Progress.NONE);
        Set<Path> files = new LinkedHashSet<>();
        try (Cohort cohort = Cohort.open(out)) {
            for (StoredClip clip : cohort.clips()) {
                files.add(source.resolve(clip.file()));
            }
        }
        return files;
    }

    private List<ClipReference> list(Path source) throws ApicalException {
        return Contributions.listByDefault(catalog.get(Kind.DATA_SOURCE, "dicomFolder"), source, Progress.NONE).clips();
    }

    /** Lists the folder and imports some of its files; returns seconds, frames and the peak of the memory. */
    private double[] ours(Path source, Set<Path> files, Path folder) throws ApicalException {
        ProcessMemory.forgetPeak();
        long from = System.nanoTime();
        List<ClipReference> clips = list(source).stream()
                .filter(clip -> files.contains(source.resolve(clip.info().file()))).toList();
        ImportAudit audit = CohortImport.run(request(clips, folder.resolve("cohort-" + imports++)), Progress.NONE);
        return new double[] {(System.nanoTime() - from) / 1e9, audit.frames(), ProcessMemory.peakMb()};
    }

    private ImportRequest request(List<ClipReference> clips, Path out) {
        return new ImportRequest(new Listing(clips, List.of()), "dicomFolder", Optional.empty(), "", SIZE, SIZE, FRAMES,
                INTERVAL_MS, threads, out);
    }

    private static ImportRow row(String engine, String name, int clips, double[][] runs, double otherClipsPerSecond) {
        double[][] sorted = runs.clone();
        Arrays.sort(sorted, (a, b) -> Double.compare(a[0], b[0]));
        double[] median = sorted[(sorted.length - 1) / 2];
        double rate = clips / median[0];
        return new ImportRow(engine, name, clips, rate, median[1] / median[0], sorted[0][1] / sorted[0][0],
                Arrays.stream(runs).mapToDouble(run -> run[2]).max().orElse(Double.NaN), rate / otherClipsPerSecond);
    }
}
