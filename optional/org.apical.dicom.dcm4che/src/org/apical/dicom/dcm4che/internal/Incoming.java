package org.apical.dicom.dcm4che.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.dicom.DicomReader;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.DicomOutputStream;
import org.dcm4che3.net.PDVInputStream;
import org.dcm4che3.net.Status;
import org.dcm4che3.net.service.DicomServiceException;

/**
 * The folder that received files go to: {@code <StudyInstanceUID>/<SOPInstanceUID>.dcm}.
 *
 * <p>A file of that name is whole and can be read: it is written elsewhere, forced to disk, read by Apical's own
 * reader, and then renamed. What cannot be kept is refused to the sender and remembered. For several threads.
 */
final class Incoming implements AutoCloseable {
    private static final String SCRATCH = ".incoming";
    private static final int WAIT_SECONDS = 10;

    private final Path folder;
    private final Path scratch;
    private final Progress progress;
    /** Held for reading while a file is written. */
    private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();
    private final AtomicInteger number = new AtomicInteger();
    private final TreeSet<String> studies = new TreeSet<>();
    private final List<Problem> failures = new ArrayList<>();
    private int stored;
    private int replaced;

    /** Makes the folder where it does not exist. */
    Incoming(Path folder, Progress progress) throws ApicalException {
        this.folder = folder;
        this.progress = progress;
        try {
            Files.createDirectories(folder);
            scratch = Files.createTempDirectory(folder, SCRATCH);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
    }

    Path file(String study, String instance) {
        return folder.resolve(study).resolve(instance + ".dcm");
    }

    /**
     * Keeps one instance.
     *
     * @param sender   the title of who sends it
     * @param instance its SOPInstanceUID as the sender announced it
     * @param meta     its file meta information
     * @param data     its data set
     * @throws DicomServiceException when it cannot be kept, with the status the sender is told
     */
    void store(String sender, String instance, Attributes meta, PDVInputStream data) throws IOException {
        Path part = scratch.resolve(number.incrementAndGet() + ".part");
        if (!open.readLock().tryLock()) {
            throw new DicomServiceException(Status.OutOfResources, "The receiver ends");
        }
        try {
            write(part, meta, data);
            String study = check(part, instance);
            Path file = file(study, instance);
            Files.createDirectories(file.getParent());
            boolean again = Files.exists(file);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            count(study, again);
        } catch (ApicalException e) {
            data.skipAll();
            throw refuse(sender, instance, Status.CannotUnderstand, e.problem().message(), e);
        } catch (IOException e) {
            throw refuse(sender, instance, Status.OutOfResources, "It did not come whole or cannot be written: "
                    + Node.reason(e) + ".", e);
        } finally {
            try {
                Files.deleteIfExists(part);
            } finally {
                open.readLock().unlock();
            }
        }
    }

    private static void write(Path part, Attributes meta, PDVInputStream data) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            DicomOutputStream out = new DicomOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)),
                    UID.ExplicitVRLittleEndian);
            out.writeFileMetaInformation(meta);
            data.copyTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /** Returns the study; names of files come from the data only when they are identifiers. */
    private static String check(Path part, String instance) throws ApicalException {
        var dataset = DicomReader.read(part).dataset();
        String study = dataset.getString(org.apical.dicom.Tag.STUDY_INSTANCE_UID).orElse(null);
        String own = dataset.getString(org.apical.dicom.Tag.SOP_INSTANCE_UID).orElse(null);
        if (!Uids.isUid(study) || !Uids.isUid(instance)) {
            throw ApicalException.badInput(
                    Problem.of("Its StudyInstanceUID or SOPInstanceUID is missing or wrong.", ""));
        }
        if (!instance.equals(own)) {
            throw ApicalException.badInput(Problem.of("It was announced as " + instance + ", but is " + own + ".", ""));
        }
        return study;
    }

    private synchronized void count(String study, boolean again) {
        studies.add(study);
        stored++;
        replaced += again ? 1 : 0;
        progress.advance(1);
        progress.note(stored + " files of " + studies.size() + " studies");
    }

    private synchronized DicomServiceException refuse(String sender, String instance, int status, String message,
            Exception cause) {
        failures.add(new Problem(message, "instance " + instance + " from " + sender, "",
                "Send it again, or export it once more from its source."));
        return new DicomServiceException(status, cause);
    }

    synchronized int studyCount() {
        return studies.size();
    }

    synchronized int stored() {
        return stored;
    }

    synchronized List<Problem> failures() {
        return List.copyOf(failures);
    }

    /** Returns what came, in words. */
    synchronized String summary() {
        return stored + " files of " + studies.size() + " studies in " + folder
                + (failures.isEmpty() ? "" : ", " + failures.size() + " could not be kept");
    }

    /** Returns what came, for {@code --json}. */
    synchronized Map<String, Object> answer() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("out", folder.toString());
        answer.put("stored", stored);
        answer.put("replaced", replaced);
        answer.put("studies", List.copyOf(studies));
        answer.put("failed", failures.stream().map(Problem::line).toList());
        return answer;
    }

    /** Waits a little for files that are being written, and removes what did not come whole. */
    @Override
    public void close() throws ApicalException {
        try {
            open.writeLock().tryLock(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> left = Files.list(scratch)) {
            for (Path part : left.toList()) {
                Files.deleteIfExists(part);
            }
            Files.delete(scratch);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(scratch, e);
        }
    }
}
