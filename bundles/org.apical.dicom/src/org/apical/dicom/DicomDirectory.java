package org.apical.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.Problem;

/**
 * The files that a DICOMDIR refers to, and those that it should but that are not there.
 *
 * <p>Names are found in any case and with the version number that some discs add ({@code ;1}). Records marked as not in
 * use refer to nothing.
 *
 * @see <a href="https://dicom.nema.org/medical/dicom/current/output/html/part03.html#chapter_F">PS3.3, Annex F</a>
 */
final class DicomDirectory {
    /** What the file is called. */
    static final String NAME = "DICOMDIR";

    private static final int RECORD_SEQUENCE = 0x00041220;
    private static final int RECORD_IN_USE = 0x00041410;
    private static final int REFERENCED_FILE_ID = 0x00041500;
    private static final int NOT_IN_USE = 0;

    private final Path file;
    private final Set<Path> referenced = new TreeSet<>();
    private final List<Problem> missing = new ArrayList<>();
    private final Map<Path, Map<String, Path>> listings = new HashMap<>();

    private DicomDirectory(Path file) {
        this.file = file;
    }

    /**
     * Reads a directory.
     *
     * @param file the DICOMDIR
     * @return what it refers to
     * @throws ApicalException when it cannot be read or is no directory
     */
    static DicomDirectory read(Path file) throws ApicalException {
        DicomObject o = DicomReader.read(file).dataset();
        if (!o.contains(RECORD_SEQUENCE)) {
            throw ApicalException.badInput(new Problem("This is no DICOMDIR: it has no directory records.",
                    file.toString(), "element " + Tag.toString(RECORD_SEQUENCE), "Name the folder instead."));
        }
        DicomDirectory directory = new DicomDirectory(file);
        for (DicomObject entry : o.getSequence(RECORD_SEQUENCE)) {
            List<String> id = entry.getStrings(REFERENCED_FILE_ID);
            if (!id.isEmpty() && entry.getInt(RECORD_IN_USE).orElse(0xFFFF) != NOT_IN_USE) {
                directory.add(id);
            }
        }
        return directory;
    }

    /** Returns whether a file is called like a directory or is one. */
    static boolean isDirectory(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        if (file.getFileName().toString().equalsIgnoreCase(NAME)) {
            return true;
        }
        try {
            return DicomFiles.isDicom(file) && DicomReader.read(file).dataset().contains(RECORD_SEQUENCE);
        } catch (ApicalException e) {
            return false;
        }
    }

    /** Reads every DICOMDIR on the way from a root to some files; one that cannot be read is named. */
    static List<DicomDirectory> above(Path root, List<Path> files, List<Problem> skipped) {
        Set<Path> folders = new TreeSet<>();
        if (Files.isDirectory(root)) {
            folders.add(root);
        }
        for (Path file : files) {
            Path folder = file.getParent();
            while (folder != null && folder.startsWith(root) && folders.add(folder)) {
                folder = folder.getParent();
            }
        }
        List<DicomDirectory> directories = new ArrayList<>();
        for (Path folder : folders) {
            Optional<Path> found = in(folder);
            if (found.isPresent()) {
                try {
                    directories.add(read(found.get()));
                } catch (ApicalException e) {
                    skipped.add(e.problem());
                }
            }
        }
        return directories;
    }

    /** Returns a problem when a DICOMDIR lies above a file, but none refers to it. */
    static List<Problem> notReferenced(Path path, List<DicomDirectory> directories) {
        Path file = path.toAbsolutePath().normalize();
        List<DicomDirectory> above = directories.stream().filter(directory -> file.startsWith(
                directory.file.toAbsolutePath().normalize().getParent())).toList();
        return above.isEmpty() || above.stream().anyMatch(directory -> directory.refersTo(file)) ? List.of()
                : List.of(new Problem("The DICOMDIR does not refer to this file; it was read all the same.",
                        path.toString(), "", "Check whether it belongs to this disc."));
    }

    private static Optional<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().equalsIgnoreCase(NAME)
                    && Files.isRegularFile(file)).sorted().findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void add(List<String> id) {
        Path folder = file.toAbsolutePath().getParent();
        Path found = file.resolveSibling("");
        for (String part : id) {
            found = found == null || part.isBlank() || part.contains("/") || part.contains("\\") || part.equals("..")
                    ? null : step(found, part.strip());
        }
        if (found == null || found.toAbsolutePath().equals(folder) || !Files.isRegularFile(found)) {
            missing.add(new Problem("The DICOMDIR refers to " + Printable.of(String.join("/", id))
                    + ", which is not there.", file.toString(), "element " + Tag.toString(REFERENCED_FILE_ID),
                    "Copy the whole disc again."));
        } else {
            referenced.add(found.toAbsolutePath().normalize());
        }
    }

    private Path step(Path folder, String part) {
        try {
            Path exact = folder.resolve(part);
            if (Files.exists(exact)) {
                return exact;
            }
        } catch (InvalidPathException e) {
            return null;
        }
        return listings.computeIfAbsent(folder, DicomDirectory::listing).get(part.toLowerCase(Locale.ROOT));
    }

    private static Map<String, Path> listing(Path folder) {
        Map<String, Path> names = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(path -> names.putIfAbsent(path.getFileName().toString().toLowerCase(Locale.ROOT)
                    .replaceFirst(";\\d+$", ""), path));
        } catch (IOException e) {
            return Map.of();
        }
        return names;
    }

    Path file() {
        return file;
    }

    boolean refersTo(Path path) {
        return referenced.contains(path.toAbsolutePath().normalize());
    }

    /** What it refers to without there being such a file, one problem each in the order of the records. */
    List<Problem> missing() {
        return missing;
    }
}
