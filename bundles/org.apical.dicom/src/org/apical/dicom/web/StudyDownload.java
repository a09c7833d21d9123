package org.apical.dicom.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.dicom.DicomObject;
import org.apical.dicom.Tag;

/**
 * Brings the studies of a query into a folder: {@code <StudyInstanceUID>/<SOPInstanceUID>.dcm}.
 *
 * <p>A file of that name is whole, so what is there is not fetched again and a download that was cut goes on where it
 * ended. An instance that cannot be fetched costs nothing but itself; when the server fails again and again, the rest
 * is named and left.
 *
 * @since 1.0
 */
public final class StudyDownload {
    private static final String SCRATCH = ".incoming";
    private static final int FAILURES_IN_A_ROW = 8;

    private final DicomWebSettings settings;
    private final Path folder;
    private final Progress progress;
    private final AtomicInteger failuresInARow = new AtomicInteger();

    /**
     * Prepares a download; nothing is sent yet.
     *
     * @param settings the server and the query
     * @param folder   where to keep the studies; made when it does not exist
     * @param progress told of every instance
     */
    public StudyDownload(DicomWebSettings settings, Path folder, Progress progress) {
        this.settings = settings;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Searches and fetches what is not there yet.
     *
     * @return what came and what did not
     * @throws ApicalException when the server cannot be asked, the folder cannot be written or the work is stopped;
     *                         what was fetched by then stays
     */
    public DownloadReport run() throws ApicalException {
        StudyQuery query = StudyQuery.of(settings);
        Path scratch = folder.resolve(SCRATCH);
        clear(scratch);
        DicomWebClient client = client(scratch);
        DicomWebClient.makeFolder(scratch);
        try {
            return run(client, query);
        } finally {
            clear(scratch);
        }
    }

    private DicomWebClient client(Path scratch) throws ApicalException {
        return new DicomWebClient(settings.url(), settings.access(), settings.pageSize(), scratch, progress);
    }

    private DownloadReport run(DicomWebClient client, StudyQuery query) throws ApicalException {
        progress.begin("Searching studies", 0);
        Found<DicomObject> studies = client.studies(query, settings.maxStudies());
        List<Problem> problems = new ArrayList<>(studies.problems());
        List<InstanceAddress> wanted = new ArrayList<>();
        progress.begin("Searching instances", studies.matches().size());
        for (DicomObject study : studies.matches()) {
            progress.checkCancelled();
            try {
                Found<InstanceAddress> instances = client.instances(
                        study.getString(Tag.STUDY_INSTANCE_UID).orElseThrow(), query.modality());
                wanted.addAll(instances.matches());
                problems.addAll(instances.problems());
            } catch (ApicalException e) {
                if (e.kind() == ApicalException.Cause.INTERRUPTED) {
                    throw e;
                }
                problems.add(e.problem());
            }
            progress.advance(1);
        }
        wanted.sort(Comparator.comparing(InstanceAddress::study).thenComparing(InstanceAddress::instance));
        List<InstanceAddress> missing = wanted.stream().filter(place -> !Files.exists(file(place))).toList();
        List<Problem> failed = fetch(client, missing);
        problems.addAll(failed);
        List<Path> files = wanted.stream().map(this::file).filter(Files::exists).distinct().toList();
        return new DownloadReport(studies.matches().size(), wanted.size(), missing.size() - failed.size(),
                wanted.size() - missing.size(), files, problems, client.repeatedRequests());
    }

    private Path file(InstanceAddress place) {
        return folder.resolve(place.study()).resolve(place.instance() + ".dcm");
    }

    private List<Problem> fetch(DicomWebClient client, List<InstanceAddress> missing) throws ApicalException {
        for (String study : new TreeSet<>(missing.stream().map(InstanceAddress::study).toList())) {
            DicomWebClient.makeFolder(folder.resolve(study));
        }
        progress.begin("Fetching instances", missing.size());
        AtomicInteger number = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(settings.connections(), task -> {
            Thread thread = new Thread(task, "dicomweb-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        List<Problem> problems = new ArrayList<>();
        try {
            List<Future<Problem>> results = new ArrayList<>();
            for (InstanceAddress place : missing) {
                results.add(pool.submit(() -> fetch(client, place)));
            }
            for (Future<Problem> result : results) {
                Problem problem = result.get();
                if (problem != null) {
                    problems.add(problem);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApicalException.interrupted();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApicalException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            stop(pool);
        }
        return problems;
    }

    /** Returns why an instance could not be fetched, or {@code null}. */
    private Problem fetch(DicomWebClient client, InstanceAddress place) throws ApicalException {
        progress.checkCancelled();
        if (failuresInARow.get() >= FAILURES_IN_A_ROW) {
            return new Problem("It was not asked for, since the server failed " + FAILURES_IN_A_ROW
                    + " times in a row.", settings.url() + place.path(), "", "Start again later.");
        }
        try {
            if (settings.retrieve() == DicomWebSettings.Retrieval.FRAMES) {
                client.retrieveFrames(place, file(place));
            } else {
                client.retrieve(place, file(place));
            }
            failuresInARow.set(0);
            return null;
        } catch (ApicalException e) {
            if (e.kind() == ApicalException.Cause.INTERRUPTED) {
                throw e;
            }
            failuresInARow.incrementAndGet();
            return e.problem();
        } finally {
            progress.advance(1);
        }
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

    /** Removes what an earlier download left when it was killed. */
    private static void clear(Path scratch) throws ApicalException {
        if (!Files.isDirectory(scratch)) {
            return;
        }
        try (Stream<Path> files = Files.list(scratch)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(scratch);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(scratch, e);
        }
    }
}
