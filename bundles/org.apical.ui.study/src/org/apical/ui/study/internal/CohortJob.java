package org.apical.ui.study.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.data.CohortImport;
import org.apical.data.ImportAudit;
import org.apical.data.ImportRequest;
import org.apical.ui.ApicalJob;

/**
 * Imports a cohort beside the place where it will lie, so that its audit can be read before anybody decides to keep it.
 * A job that was told to keep it ends with the cohort in its place; one that was told to drop it leaves nothing.
 */
final class CohortJob extends ApicalJob {

    /** What a job tells while it runs; any thread. */
    interface Watcher {

        /** So many of so many clips are done. */
        void at(long done, long total);

        /** The import ended; the cohort is not yet kept. */
        void audited(ImportAudit audit);

        /** The import failed. */
        void failed(Problem problem);
    }

    private final ImportRequest request;
    private final Path target;
    private final Watcher watcher;
    private final Consumer<Path> kept;
    private boolean imported;
    private boolean keep;
    private boolean drop;

    /**
     * Prepares an import.
     *
     * @param request what to import; its folder is a hidden one beside the target
     * @param target where the cohort will lie
     * @param watcher told how far it is
     * @param kept told when the cohort lies in its place
     */
    CohortJob(ImportRequest request, Path target, Watcher watcher, Consumer<Path> kept) {
        super("Importing " + target.getFileName());
        this.request = request;
        this.target = target;
        this.watcher = watcher;
        this.kept = kept;
    }

    @Override
    protected void work(Progress progress) throws ApicalException {
        try {
            clear();
            ImportAudit audit = CohortImport.run(request, new Counting(progress));
            synchronized (this) {
                imported = true;
                if (keep) {
                    place();
                } else if (drop) {
                    clear();
                }
            }
            watcher.audited(audit);
        } catch (ApicalException e) {
            clear();
            if (e.kind() != ApicalException.Cause.INTERRUPTED && !keep) {
                watcher.failed(e.problem());
                return;
            }
            throw e;
        }
    }

    /** Keeps the cohort, now or when the import has ended. */
    synchronized void keep() throws ApicalException {
        keep = true;
        if (imported) {
            place();
        }
    }

    /** Stops the import and removes what it made. */
    synchronized void drop() {
        drop = true;
        cancel();
        if (imported && !keep) {
            try {
                clear();
            } catch (ApicalException e) {
                // A hidden folder stays behind; the next import of that name removes it.
                System.getLogger(CohortJob.class.getName()).log(System.Logger.Level.WARNING, e.getMessage(), e);
            }
        }
    }

    private void place() throws ApicalException {
        try {
            Files.move(request.out(), target);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(target, e);
        }
        kept.accept(target);
    }

    private void clear() throws ApicalException {
        if (!Files.exists(request.out())) {
            return;
        }
        try (Stream<Path> below = Files.walk(request.out())) {
            List<Path> all = below.sorted(Comparator.reverseOrder()).toList();
            for (Path one : all) {
                Files.delete(one);
            }
        } catch (IOException | UncheckedIOException e) {
            throw ApicalException.failed(new Problem("What an import left could not be removed: " + e.getMessage(),
                    request.out().toString(), "", "Remove the folder."), e);
        }
    }

    /** Tells the watcher what the progress view is told. */
    private final class Counting implements Progress {

        private final Progress progress;
        private long done;
        private long total;

        Counting(Progress progress) {
            this.progress = progress;
        }

        @Override
        public synchronized void begin(String what, long units) {
            done = 0;
            total = units;
            progress.begin(what, units);
            watcher.at(0, units);
        }

        @Override
        public synchronized void advance(long units) {
            done += units;
            progress.advance(units);
            watcher.at(done, total);
        }

        @Override
        public void note(String detail) {
            progress.note(detail);
        }

        @Override
        public boolean isCancelled() {
            return progress.isCancelled();
        }
    }
}
