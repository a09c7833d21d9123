package org.apical.data.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;
import org.apical.data.CohortInfo;
import org.apical.data.ImportAudit;
import org.apical.data.ImportRequest;
import org.apical.data.LabelTable;
import org.apical.data.StoredClip;

/**
 * One import. Clips are decoded by several threads and written by one, in the order of the listing; only as many are in
 * memory as threads can be kept busy with.
 */
public final class ImportJob {

    private static final int CLIPS_AHEAD_PER_THREAD = 2;

    private final ImportRequest request;
    private final Progress progress;
    private final CohortWriter.Opener opener;
    private final AuditBuilder audit = new AuditBuilder();
    private int kept;
    private final LabelAttributes brought = new LabelAttributes();
    private volatile boolean stopped;

    /**
     * Prepares an import.
     *
     * @param request what to import
     * @param progress told of every clip
     */
    public ImportJob(ImportRequest request, Progress progress) {
        this(request, progress, CohortWriter.Opener.FILE);
    }

    ImportJob(ImportRequest request, Progress progress, CohortWriter.Opener opener) {
        this.request = request;
        this.progress = progress;
        this.opener = opener;
    }

    /**
     * Runs the import.
     *
     * @return the audit
     * @throws ApicalException as {@link org.apical.data.CohortImport#run}
     */
    public ImportAudit run() throws ApicalException {
        Optional<LabelTable> labels = Optional.empty();
        if (request.labels().isPresent()) {
            labels = Optional.of(LabelTable.read(request.labels().get(), request.idColumn()));
        }
        Path out = request.out().toAbsolutePath().normalize();
        try (TemporaryFolder folder = TemporaryFolder.besides(out);
                EarlierCohort earlier = EarlierCohort.at(out, request).orElse(null)) {
            ImportAudit result = fill(folder.path(), labels, earlier);
            progress.checkCancelled();
            folder.keep(out.resolve(CohortFiles.TEST_LEDGER));
            folder.moveTo(out);
            return result.withKept(kept);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(request.out(), e);
        } catch (OutOfMemoryError e) {
            throw ApicalException.failed(Problem.of("The memory did not suffice for the import.",
                    "Import with fewer --threads, a smaller --size or fewer --frames, or give Java more memory."), e);
        }
    }

    private ImportAudit fill(Path folder, Optional<LabelTable> labels, EarlierCohort earlier)
            throws ApicalException, IOException {
        List<ClipReference> wanted = select(request, audit);
        ContactSheet sheet = new ContactSheet(folder.resolve("sectors"));
        String contentHash;
        int clips;
        long frames;
        List<Problem> alike;
        try (CohortWriter writer = new CohortWriter(folder, opener);
                ClipRegister register = new ClipRegister(folder)) {
            write(wanted, writer, register, sheet, earlier);
            clips = writer.clips();
            frames = writer.frames();
            if (clips == 0) {
                throw nothing();
            }
            contentHash = writer.finish();
            alike = register.finish(progress);
        }
        String labelsHash = "";
        if (request.labels().isPresent()) {
            Path copy = folder.resolve(CohortFiles.LABELS);
            LabelReader.copy(request.labels().get(), copy);
            labelsHash = CohortWriter.digestOf(copy, CohortWriter.sha256());
        } else if (!brought.isEmpty()) {
            Path made = folder.resolve(CohortFiles.LABELS);
            brought.write(made).forEach(audit::labelProblem);
            labelsHash = CohortWriter.digestOf(made, CohortWriter.sha256());
            labels = Optional.of(LabelTable.read(made));
        }
        sheet.write();
        ImportAudit result = audit.build(request.listing().clips().size(), frames, labels, alike);
        CohortInfo info = new CohortInfo(request.rows(), request.columns(), request.frames(), request.intervalMs(),
                request.view(), request.sourceId(), clips, frames, contentHash, labelsHash,
                request.idColumn(), viewsHash(), request.views().certainty(), BundleVersion.get());
        AtomicFiles.writeText(folder.resolve(CohortFiles.AUDIT), CohortFiles.json(result));
        AtomicFiles.writeText(folder.resolve("audit.html"), AuditPage.html(info, result));
        AtomicFiles.writeText(folder.resolve(CohortFiles.INFO), CohortFiles.json(info));
        return result;
    }

    private String viewsHash() throws IOException {
        return request.views().table().isEmpty() ? ""
                : CohortWriter.digestOf(request.views().table().get(), CohortWriter.sha256());
    }

    private ApicalException nothing() {
        List<Problem> skipped = audit.skipped();
        String reason = skipped.isEmpty() ? "The source lists none." : "The first was left out because: "
                + skipped.get(0).line();
        return ApicalException.badInput(new Problem("No clip could be imported. " + reason, "", "",
                request.view().isEmpty() ? "Check the source with the command inspect."
                        : "Check the source with the command inspect, and the view " + request.view() + "."));
    }

    /** Leaves out other views and what was listed twice; neither needs decoding. */
    static List<ClipReference> select(ImportRequest request, AuditBuilder audit) throws ApicalException {
        request.listing().skipped().forEach(audit::skip);
        List<ClipReference> wanted = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        ViewSelection views = new ViewSelection(request, audit);
        for (ClipReference reference : request.listing().clips()) {
            ClipInfo info = reference.info();
            Optional<ClipReference> chosen = views.choose(reference);
            if (chosen.isPresent() && !seen.add(List.of(info.patient(), info.study(), info.clip()))) {
                audit.skip(new Problem("The clip " + info.clip() + " was listed before; this copy was left out.",
                        info.file(), "", "Remove one copy."));
            } else {
                chosen.ifPresent(wanted::add);
            }
        }
        views.requireUse();
        return wanted;
    }

    private void write(List<ClipReference> wanted, CohortWriter writer, ClipRegister register, ContactSheet sheet,
            EarlierCohort earlier)
            throws ApicalException, IOException {
        progress.begin("Importing clips", wanted.size());
        ClipPreparation preparation = new ClipPreparation(request, () -> stopped || progress.isCancelled());
        ClipSupply supply = new ClipSupply(preparation, request, earlier);
        ExecutorService executor = Executors.newFixedThreadPool(request.threads(), task -> {
            Thread thread = new Thread(task, "Import");
            thread.setDaemon(true);
            return thread;
        });
        Deque<Future<ImportedClip>> ahead = new ArrayDeque<>();
        try {
            int next = 0;
            for (int done = 0; done < wanted.size(); done++) {
                while (next < wanted.size() && ahead.size() < CLIPS_AHEAD_PER_THREAD * request.threads()) {
                    ClipReference reference = wanted.get(next);
                    boolean tile = isSampled(next, wanted.size());
                    ahead.add(executor.submit(() -> supply.get(reference, tile)));
                    next++;
                }
                progress.checkCancelled();
                take(result(ahead.remove()), writer, register, sheet);
                progress.advance(1);
            }
        } finally {
            stopped = true;
            executor.shutdown();
            await(executor);
        }
    }

    private void take(ImportedClip imported, CohortWriter writer, ClipRegister register, ContactSheet sheet)
            throws IOException {
        PreparedClip clip = imported.prepared();
        kept += imported.isKept() ? 1 : 0;
        if (clip.reason().isPresent()) {
            audit.skip(clip.reason().get());
            register.leaveOut(imported);
            return;
        }
        StoredClip stored = writer.add(clip);
        register.add(imported, stored);
        audit.store(stored, clip.problems());
        brought.add(stored);
        clip.tile().ifPresent(sheet::add);
    }

    /** Spreads the tiles of the contact sheet over the cohort. */
    private static boolean isSampled(int clip, int clips) {
        long tiles = Math.min(clips, ContactSheet.TILES);
        return clip == 0 || clip * tiles / clips != (clip - 1) * tiles / clips;
    }

    private static ImportedClip result(Future<ImportedClip> future) throws ApicalException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApicalException.interrupted();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApicalException told) {
                throw told;
            }
            if (e.getCause() instanceof OutOfMemoryError error) {
                throw error;
            }
            throw ApicalException.failed(Problem.of("A clip could not be prepared (" + e.getCause() + ").",
                    "Please report this with the file."), e.getCause());
        }
    }

    /** No thread may write or read any more when the folder is removed. */
    private static void await(ExecutorService executor) {
        boolean interrupted = false;
        while (true) {
            try {
                if (executor.awaitTermination(1, TimeUnit.SECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
