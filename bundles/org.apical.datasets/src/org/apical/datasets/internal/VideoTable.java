package org.apical.datasets.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;

/** Videos and pictures that a table describes, a row each. */
public final class VideoTable {

    private static final List<String> FILE = List.of("file", "fileName", "path", "video", "clip");
    private static final List<String> PATIENT = List.of("patient", "patientId", "subject", "subjectId", "mrn");
    private static final List<String> STUDY = List.of("study", "studyId", "studyUid", "accession");
    private static final List<String> FPS = List.of("fps", "frameRate");
    private static final List<String> OTHER = List.of("view", "split");

    private final Path folder;
    private final Path table;
    private final boolean masked;
    private final Parts parts = new Parts(8, 9);
    private final List<ClipReference> clips = new ArrayList<>();
    private final List<Problem> skipped = new ArrayList<>();
    private final Set<Path> used = new TreeSet<>();

    /**
     * Creates a reader.
     *
     * @param folder the folder that the table's files are relative to
     * @param table the table
     * @param masked whether the pictures hold nothing but the scan
     */
    public VideoTable(Path folder, Path table, boolean masked) {
        this.folder = folder.toAbsolutePath().normalize();
        this.table = table;
        this.masked = masked;
    }

    /**
     * Lists the clips.
     *
     * @param progress asked whether to stop
     * @return the clips in the order of the table, and what was passed over
     * @throws ApicalException when the table cannot be read or lacks a column
     */
    public Listing list(Progress progress) throws ApicalException {
        try (Table rows = Table.open(table)) {
            String file = column(rows, FILE);
            String patient = column(rows, PATIENT);
            if (file.isEmpty() || patient.isEmpty()) {
                throw ApicalException.badInput(new Problem("No column names the " + (file.isEmpty() ? "files"
                        : "patients") + "; the columns are " + String.join(", ", rows.columns()) + ".",
                        table.toString(), "line 1", "Name it '" + (file.isEmpty() ? "file" : "patient") + "'."));
            }
            for (Table.Row row = rows.next(); row != null; row = rows.next()) {
                progress.checkCancelled();
                add(rows, row, row.get(file), row.get(patient));
            }
        }
        nameOthers();
        return new Listing(clips, skipped);
    }

    private static String column(Table rows, List<String> names) {
        return names.stream().filter(rows::has).findFirst().orElse("");
    }

    private void add(Table rows, Table.Row row, String name, String patient) {
        Path file;
        try {
            file = folder.resolve(name.replace('\\', '/')).normalize();
        } catch (InvalidPathException e) {
            file = folder;
        }
        String why = name.isEmpty() ? "The row names no file."
                : patient.isEmpty() ? "The row of " + name + " names no patient, so it cannot be split safely."
                : file.equals(folder) || !Files.exists(file) ? "The file " + name + " is listed, but is not there."
                : !used.add(file) ? "The file " + name + " is listed twice; the first row was taken."
                : "";
        boolean isFolder = Files.isDirectory(file);
        if (why.isEmpty() && !isFolder && !VideoIndex.isVideo(file) && !PictureFolder.isPicture(file)) {
            why = "The file " + name + " is neither video nor picture.";
        }
        if (!why.isEmpty()) {
            skipped.add(new Problem(why, table.toString(), row.place(), "Correct the row, or the files."));
            return;
        }
        String relative = VideoIndex.relative(folder, file);
        List<Problem> problems = new ArrayList<>();
        Map<String, String> attributes = attributes(rows, row, relative, problems);
        String study = row.get(column(rows, STUDY));
        double fps = row.number(column(rows, FPS));
        if (fps > 0) {
            attributes.put("fps", row.get(column(rows, FPS)));
        }
        if (masked) {
            attributes.put("masked", "true");
        }
        ClipInfo info = new ClipInfo(patient, study.isEmpty() ? patient : study, relative, row.get("view"), relative,
                attributes);
        clips.add(isFolder || PictureFolder.isPicture(file) ? new PictureFolder(info, file, fps, masked, problems)
                : new VideoReference(info, file, new VideoDetails(fps, 0, 0, 0, masked, List.of(), 0, problems)));
    }

    private Map<String, String> attributes(Table rows, Table.Row row, String file, List<Problem> problems) {
        Map<String, String> attributes = new TreeMap<>();
        String part = parts.of(row.get("split"));
        if (!part.isEmpty()) {
            attributes.put("split", part);
        } else if (!row.get("split").isEmpty()) {
            problems.add(new Problem("The split '" + row.get("split") + "' is not known.", file, row.place(),
                    "Write train, validation or test."));
        }
        Set<String> technical = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (List<String> names : List.of(FILE, PATIENT, STUDY, FPS, OTHER)) {
            technical.addAll(names);
        }
        for (String column : rows.columns()) {
            String plain = column.replaceAll("[^A-Za-z0-9]", "");
            if (!plain.isEmpty() && !technical.contains(plain) && !row.get(column).isEmpty()) {
                attributes.put("label." + column, row.get(column));
            }
        }
        return attributes;
    }

    private void nameOthers() throws ApicalException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> (VideoIndex.isVideo(file) || PictureFolder.isPicture(file))
                    && Files.isRegularFile(file) && !used.contains(file) && !used.contains(file.getParent()))
                    .sorted().forEach(file -> skipped.add(new Problem("This file is not listed in "
                            + table.getFileName() + " and was left out.", VideoIndex.relative(folder, file), "",
                            "Add a row for it, or remove it.")));
        } catch (IOException | UncheckedIOException e) {
            throw ApicalException.badInput(new Problem("The folder cannot be read (" + e.getMessage() + ").",
                    folder.toString(), "", "Check that you may read it."), e);
        }
    }
}
