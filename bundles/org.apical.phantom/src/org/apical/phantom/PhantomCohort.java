package org.apical.phantom;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.phantom.internal.LabelModel;
import org.apical.phantom.internal.PatientWriter;
import org.apical.phantom.internal.PatientWriter.Written;
import org.apical.phantom.internal.Texture;

/**
 * Writes a cohort of synthetic patients: DICOM clips, labels and the truth.
 *
 * <p>In the folder: {@code dicom/<patient>/study-1/<clip>.dcm}, {@code masks/<patient>/study-1/<clip>.png} (see
 * {@link PhantomMasks}), {@code labels.csv} with a row a patient, {@code clips.csv} with a row a clip and
 * {@code truth.csv} with the volume of the left ventricle in each frame. The same settings give the same bytes.
 *
 * @since 1.0
 */
public final class PhantomCohort {
    private PhantomCohort() {
    }

    /**
     * Writes a cohort.
     *
     * @param settings what to make
     * @param out      the folder, which must be empty or not exist
     * @param progress told of each patient
     * @return the number of clips written
     * @throws ApicalException when the folder is not empty or cannot be written, or the work is stopped; what was
     *                         written is removed then
     */
    public static int write(PhantomSettings settings, Path out, Progress progress) throws ApicalException {
        Folder folder = Folder.claim(out);
        boolean whole = false;
        try {
            int clips = make(settings, out, progress);
            whole = true;
            return clips;
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(out, e);
        } finally {
            if (!whole) {
                folder.clear();
            }
        }
    }

    /**
     * Draws the patients of a cohort without any picture.
     *
     * @param settings what to make
     * @return the patients as {@code labels.csv} lists them, label noise included
     */
    public static List<PhantomPatient> patients(PhantomSettings settings) {
        LabelModel labels = new LabelModel(settings);
        List<PhantomPatient> patients = new ArrayList<>();
        for (int i = 0; i < settings.patients(); i++) {
            patients.add(labels.asRead(labels.patient(i)));
        }
        return patients;
    }

    private static int make(PhantomSettings settings, Path out, Progress progress)
            throws IOException, ApicalException {
        LabelModel labels = new LabelModel(settings);
        PatientWriter writer = new PatientWriter(settings, new Texture(settings.seed()), out);
        progress.begin("Drawing patients", settings.patients());
        int threads = settings.threads() > 0 ? settings.threads() : Runtime.getRuntime().availableProcessors();
        AtomicInteger named = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "phantom-" + named.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        List<Written> clips = new ArrayList<>();
        try {
            List<Future<List<Written>>> results = new ArrayList<>();
            for (int i = 0; i < settings.patients(); i++) {
                int number = i;
                results.add(pool.submit(() -> {
                    progress.checkCancelled();
                    List<Written> written = writer.write(labels.patient(number));
                    progress.advance(1);
                    return written;
                }));
            }
            for (Future<List<Written>> result : results) {
                clips.addAll(result.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApicalException.interrupted();
        } catch (ExecutionException e) {
            rethrow(e.getCause());
        } finally {
            stop(pool);
        }
        tables(out, patients(settings), clips);
        return clips.size();
    }

    private static void rethrow(Throwable cause) throws IOException, ApicalException {
        if (cause instanceof IOException e) {
            throw e;
        }
        if (cause instanceof ApicalException e) {
            throw e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        throw new IllegalStateException(cause);
    }

    private static void stop(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = false;
        while (!pool.isTerminated()) {
            try {
                pool.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tables(Path out, List<PhantomPatient> patients, List<Written> clips) throws IOException {
        try (CSVPrinter table = table(out.resolve("labels.csv"), "patientId", "studyUid", "age", "sex", "weightKg",
                "heightM", "bmi", "edvMl", "esvMl", "ef", "lead", "severeLaEnlargement", "lvh", "laVolumeMl",
                "wallThicknessCm", "heartRateBpm")) {
            for (PhantomPatient p : patients) {
                table.printRecord(p.patientId(), p.studyUid(), p.ageYears(), p.male() ? "M" : "F",
                        number(1, p.weightKg()), number(3, p.heightM()), number(1, p.bmi()), number(2, p.edvMl()),
                        number(2, p.esvMl()), number(2, p.efPercent()), flag(p.lead()),
                        flag(p.severeLaEnlargement()), flag(p.lvHypertrophy()), number(1, p.laVolumeMl()),
                        number(2, p.wallThicknessCm()), number(0, p.heartRateBpm()));
            }
        }
        try (CSVPrinter table = table(out.resolve("clips.csv"), "patientId", "studyUid", "sopInstanceUid", "view",
                "kind", "dicom", "mask", "transferSyntaxUid", "timing", "frames", "rows", "columns", "cmPerPixel")) {
            for (Written c : clips) {
                table.printRecord(c.patientId(), c.studyUid(), c.sopUid(), c.view(), c.kind(), c.dicom(), c.mask(),
                        c.syntax(), c.timing(), c.frameTimesMs().length, c.rows(), c.columns(),
                        number(6, c.cmPerPixel()));
            }
        }
        try (CSVPrinter table = table(out.resolve("truth.csv"), "patientId", "sopInstanceUid", "frame", "timeMs",
                "lvVolumeMl")) {
            for (Written c : clips) {
                for (int i = 0; i < c.lvMl().length; i++) {
                    table.printRecord(c.patientId(), c.sopUid(), i, number(3, c.frameTimesMs()[i]),
                            number(2, c.lvMl()[i]));
                }
            }
        }
    }

    private static CSVPrinter table(Path file, String... columns) throws IOException {
        BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        return new CSVPrinter(out, CSVFormat.DEFAULT.builder().setRecordSeparator("\n").setHeader(columns).build());
    }

    private static String number(int digits, double value) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static int flag(boolean value) {
        return value ? 1 : 0;
    }

    /** The output folder and what there was before. */
    private record Folder(Path path, boolean existed) {

        static Folder claim(Path path) throws ApicalException {
            try {
                boolean existed = Files.isDirectory(path);
                if (existed) {
                    try (var inside = Files.list(path)) {
                        if (inside.findAny().isPresent()) {
                            throw ApicalException.badInput(new Problem("The folder is not empty.",
                                    path.toString(), "", "Name a folder that is empty or does not exist."));
                        }
                    }
                }
                Files.createDirectories(path);
                return new Folder(path, existed);
            } catch (IOException e) {
                throw AtomicFiles.cannotWrite(path, e);
            }
        }

        /** Removes what a failed run wrote; what cannot be removed stays. */
        void clear() {
            try (var inside = Files.walk(path)) {
                List<Path> all = new ArrayList<>(inside.toList());
                for (int i = all.size() - 1; i >= (existed ? 1 : 0); i--) {
                    Files.deleteIfExists(all.get(i));
                }
            } catch (IOException | UncheckedIOException e) {
                System.getLogger(PhantomCohort.class.getName()).log(System.Logger.Level.WARNING,
                        "Some files of an unfinished phantom cohort remain in " + path + ".", e);
            }
        }
    }
}
