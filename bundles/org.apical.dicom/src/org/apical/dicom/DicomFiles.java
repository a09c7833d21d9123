package org.apical.dicom;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;

/**
 * Finds DICOM files by their content, whatever they are called.
 *
 * @since 1.0
 */
public final class DicomFiles {
    private static final String DIRECTORY_FILE = "DICOMDIR";

    private DicomFiles() {
    }

    /**
     * The files of a folder.
     *
     * @param dicom   DICOM files, sorted by their path
     * @param skipped what is none or could not be read, sorted by path, one problem each
     */
    public record Listing(List<Path> dicom, List<Problem> skipped) {
        /** Makes the lists unchangeable. */
        public Listing {
            dicom = List.copyOf(dicom);
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * Returns whether a file begins like DICOM; false also when it cannot be read.
     *
     * @param file the file
     */
    public static boolean isDicom(Path file) {
        try {
            return recognised(file);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean recognised(Path file) throws IOException {
        byte[] start = new byte[DicomReader.PREAMBLE + 16];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int got = ByteSource.of(channel, channel.size()).read(0, start, 0, start.length);
            return DicomSniffer.recognise(Arrays.copyOf(start, got)) != DicomSniffer.Start.UNKNOWN;
        }
    }

    /**
     * Lists all files below a folder, or the one file; hidden files and DICOMDIR are left out without a word.
     *
     * <p>Symbolic links to files are followed, and so is the root; links to folders below it are not, so that no walk
     * goes in circles.
     *
     * @param root     folder or file
     * @param progress its cancelling ends the walk
     * @throws ApicalException when the root does not exist or cannot be read, or the work was cancelled
     */
    public static Listing list(Path root, Progress progress) throws ApicalException {
        if (!Files.exists(root)) {
            throw ApicalException.badInput(new Problem("There is no such file or folder.", root.toString(), "",
                    "Check the spelling of its name."));
        }
        List<Path> dicom = new ArrayList<>();
        List<Problem> skipped = new ArrayList<>();
        try {
            Path start = Files.isDirectory(root) ? root.toRealPath() : root;
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return !folder.equals(start) && isHidden(folder) ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (progress.isCancelled()) {
                        return FileVisitResult.TERMINATE;
                    }
                    visit(root.resolve(start.relativize(file)), dicom, skipped, file.equals(start));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (file.equals(start)) {
                        throw e;
                    }
                    skipped.add(unreadable(root.resolve(start.relativize(file)), e));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw ApicalException.badInput(unreadable(root, e), e);
        }
        progress.checkCancelled();
        dicom.sort(Comparator.comparing(DicomFiles::key));
        skipped.sort(Comparator.comparing(Problem::file));
        return new Listing(dicom, skipped);
    }

    private static void visit(Path file, List<Path> dicom, List<Problem> skipped, boolean named) {
        if (!named && (isHidden(file) || file.getFileName().toString().equalsIgnoreCase(DIRECTORY_FILE))
                || Files.isDirectory(file)) {
            return;
        }
        try {
            if (recognised(file)) {
                dicom.add(file);
            } else {
                skipped.add(new Problem("This is not a DICOM file.", file.toString(), "", ""));
            }
        } catch (IOException e) {
            skipped.add(unreadable(file, e));
        }
    }

    private static boolean isHidden(Path path) {
        return path.getFileName() != null && path.getFileName().toString().startsWith(".");
    }

    // The same order on every system, whatever its separator.
    private static String key(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static Problem unreadable(Path path, IOException e) {
        return new Problem("It cannot be read: " + e.getClass().getSimpleName() + ".", path.toString(), "",
                "Check that you may read it.");
    }
}
