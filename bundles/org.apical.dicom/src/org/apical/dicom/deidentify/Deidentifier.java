package org.apical.dicom.deidentify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.dicom.DicomFiles;

/**
 * De-identifies the DICOM files of a folder into a new folder, with an audit and a review sheet.
 *
 * <p>Files are taken in the order of their paths; the same files, options and key give the same bytes. Nothing of the
 * new folder is there before all of it is: it is filled beside its place and then renamed.
 *
 * <pre>{@code
 * new Deidentifier(DeidentifyOptions.BASIC, new Pseudonyms(key)).run(source, out, Progress.NONE);
 * }</pre>
 *
 * @since 1.0
 */
public final class Deidentifier {
    private final InstanceCleaner cleaner;
    private final DeidentifyOptions options;
    private final Pseudonyms pseudonyms;

    /**
     * Creates one.
     *
     * @param options    what besides the basic profile is wanted
     * @param pseudonyms gives identifiers under the secret key
     */
    public Deidentifier(DeidentifyOptions options, Pseudonyms pseudonyms) {
        this.options = options;
        this.pseudonyms = pseudonyms;
        this.cleaner = new InstanceCleaner(options, pseudonyms);
    }

    /**
     * De-identifies all files below a folder, or one file.
     *
     * @param source   folder or file
     * @param out      the folder to make; it must not exist, or be empty
     * @param progress shows the files; its cancelling leaves nothing behind
     * @return what became of the files
     * @throws ApicalException when the source cannot be read or the folder not be written
     */
    public DeidentifyResult run(Path source, Path out, Progress progress) throws ApicalException {
        DicomFiles.Listing listing = DicomFiles.list(source, progress);
        if (listing.dicom().isEmpty()) {
            throw ApicalException.badInput(new Problem("There are no DICOM files here.", source.toString(), "",
                    "Name a folder with ultrasound in DICOM."));
        }
        try (ReleaseFolder folder = ReleaseFolder.besides(out)) {
            DeidentifyResult result = run(source, out, folder.path(), listing, progress);
            if (result.released() == 0) {
                DeidentifyResult.Refused first = result.refused().get(0);
                throw ApicalException.badInput(new Problem("None of " + result.found() + " files could be released. "
                        + first.detail(), first.file().toString(), "", ""));
            }
            folder.moveTo(out);
            return result;
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(out, e);
        } catch (UncheckedIOException e) {
            throw AtomicFiles.cannotWrite(out, e.getCause());
        }
    }

    private DeidentifyResult run(Path source, Path out, Path folder, DicomFiles.Listing listing, Progress progress)
            throws ApicalException, IOException {
        List<DeidentifyResult.Refused> refused = new ArrayList<>();
        Set<String> patients = new TreeSet<>();
        Set<String> studies = new TreeSet<>();
        Set<Path> written = new TreeSet<>();
        long frames = 0;
        try (AuditTable audit = new AuditTable(folder.resolve("audit.csv"));
                ReviewSheet review = new ReviewSheet(folder.resolve("review.html"))) {
            progress.begin("De-identifying", listing.dicom().size());
            for (Path file : listing.dicom()) {
                progress.checkCancelled();
                String relative = file.equals(source) ? file.getFileName().toString()
                        : source.relativize(file).toString().replace('\\', '/');
                String id = pseudonyms.name("file", relative);
                try {
                    InstanceCleaner.Cleaned cleaned = cleaned(file, relative, progress);
                    release(cleaned, folder, written, progress);
                    patients.add(cleaned.patient());
                    studies.add(cleaned.study());
                    frames += cleaned.pixels().frames().size();
                    audit.released(id, cleaned);
                    review.released(cleaned);
                } catch (RefusedException e) {
                    refused.add(new DeidentifyResult.Refused(id, file, e.refusal(), e.getMessage()));
                }
                progress.advance(1);
            }
            for (DeidentifyResult.Refused one : refused) {
                audit.refused(one);
                review.refused(one);
            }
            review.finish(options, written.size());
        }
        return new DeidentifyResult(out, listing.dicom().size(), written.size(), patients.size(), studies.size(),
                frames, refused, listing.skipped());
    }

    private InstanceCleaner.Cleaned cleaned(Path file, String relative, Progress progress)
            throws ApicalException, RefusedException {
        try {
            return cleaner.clean(file, relative, progress);
        } catch (ApicalException e) {
            if (e.kind() == ApicalException.Cause.INTERRUPTED) {
                throw e;
            }
            throw new RefusedException(Refusal.DAMAGED, e.problem().message());
        } catch (RuntimeException | StackOverflowError e) {
            throw new RefusedException(Refusal.DAMAGED, "It cannot be decoded (" + e + ").");
        }
    }

    private void release(InstanceCleaner.Cleaned cleaned, Path folder, Set<Path> written, Progress progress)
            throws ApicalException, RefusedException, IOException {
        if (!written.add(cleaned.path())) {
            throw new RefusedException(Refusal.SEEN_BEFORE, "");
        }
        Path target = folder.resolve("dicom").resolve(cleaned.path());
        Files.createDirectories(target.getParent());
        boolean fine = false;
        try {
            cleaner.write(cleaned, target, progress);
            fine = true;
        } finally {
            if (!fine) {
                written.remove(cleaned.path());
                Files.deleteIfExists(target);
            }
        }
    }
}
