package org.apical.datasets.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;
import org.apical.api.source.Tracing;

/**
 * A folder as EchoNet-Dynamic and each view of EchoNet-Pediatric lay it out: {@code FileList.csv},
 * {@code VolumeTracings.csv} and {@code Videos}.
 */
public final class EchonetFolder {

    /** The table that makes a folder one of these. */
    public static final String TABLE = "FileList.csv";

    private static final Set<String> TECHNICAL = Set.of("filename", "frameheight", "framewidth", "fps",
            "numberofframes", "split", "patient", "patientid");
    private static final int TRACED_FRAMES = 2;

    private final Path root;
    private final Path folder;
    private final String view;
    private final Parts parts;
    private final boolean orderTells;
    private final List<ClipReference> clips = new ArrayList<>();
    private final List<Problem> skipped = new ArrayList<>();

    /**
     * Creates a reader.
     *
     * @param root what the user named; files are named relative to it
     * @param folder the folder with the tables
     * @param view the view of all its videos
     * @param parts how its split is to be read
     * @param orderTells whether the first traced frame of a video should be end-systole and the last end-diastole
     */
    public EchonetFolder(Path root, Path folder, String view, Parts parts, boolean orderTells) {
        this.root = root;
        this.folder = folder;
        this.view = view;
        this.parts = parts;
        this.orderTells = orderTells;
    }

    /**
     * Finds a file of a folder whatever the case of its name.
     *
     * @param folder the folder
     * @param name the name
     * @return the file, or where it should be
     * @throws ApicalException when the folder cannot be read
     */
    public static Path file(Path folder, String name) throws ApicalException {
        if (!Files.isDirectory(folder)) {
            return folder.resolve(name);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().filter(file -> file.getFileName().toString().equalsIgnoreCase(name)).findFirst()
                    .orElse(folder.resolve(name));
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The folder cannot be read.", folder.toString(), "",
                    "Check that you may read it."), e);
        }
    }

    /**
     * Lists the videos.
     *
     * @param progress asked whether to stop
     * @return the clips in the order of the table and what was passed over
     * @throws ApicalException when a table cannot be read
     */
    public Listing list(Progress progress) throws ApicalException {
        Path table = file(folder, TABLE);
        Path traced = file(folder, "VolumeTracings.csv");
        VideoIndex videos = VideoIndex.of(file(folder, "Videos"), 1);
        Optional<VolumeTracings> tracings = Optional.empty();
        if (Files.exists(traced)) {
            tracings = Optional.of(VolumeTracings.read(traced));
        } else {
            skipped.add(new Problem("This file is missing; no video is traced.", traced.toString(), "",
                    "Copy it from the data set."));
        }
        try (Table rows = Table.open(table, "FileName")) {
            Set<String> seen = new HashSet<>();
            for (Table.Row row = rows.next(); row != null; row = rows.next()) {
                progress.checkCancelled();
                add(rows, row, table, videos, tracings, seen);
            }
        }
        skipped.addAll(videos.unused(table));
        tracings.ifPresent(all -> skipped.addAll(all.unused(table)));
        return new Listing(clips, skipped);
    }

    private void add(Table rows, Table.Row row, Path table, VideoIndex videos, Optional<VolumeTracings> tracings,
            Set<String> seen) {
        String name = VideoIndex.stem(row.get("FileName"));
        if (name.isEmpty()) {
            skipped.add(new Problem("The row names no video.", table.toString(), row.place(), ""));
            return;
        }
        if (!seen.add(name.toLowerCase(Locale.ROOT))) {
            skipped.add(new Problem("The video " + name + " is listed twice; the first row was taken.",
                    table.toString(), row.place(), "Remove one of the rows."));
            return;
        }
        Optional<Path> video = videos.find(row.get("FileName"));
        if (video.isEmpty()) {
            skipped.add(new Problem("The video " + name + " is listed, but is not in the folder Videos.",
                    table.toString(), row.place(), "Copy it from the data set."));
            tracings.ifPresent(all -> all.take(name, name));
            return;
        }
        String file = VideoIndex.relative(root, video.get());
        List<Problem> problems = new ArrayList<>();
        Map<String, String> attributes = attributes(rows, row, file, problems);
        VolumeTracings.Traced traced = tracings.map(all -> all.take(name, file))
                .orElse(new VolumeTracings.Traced(List.of(), List.of()));
        problems.addAll(traced.problems());
        phases(traced.tracings(), file, attributes, problems);
        String patient = row.get("patientId").isEmpty() ? row.get("patient") : row.get("patientId");
        ClipInfo info = new ClipInfo(patient.isEmpty() ? name : patient, name, name, view, file, attributes);
        clips.add(new VideoReference(info, video.get(), new VideoDetails(row.number("FPS"),
                Math.max(0, row.index("NumberOfFrames")), Math.max(0, row.index("FrameHeight")),
                Math.max(0, row.index("FrameWidth")), true, traced.tracings(),
                tracings.isPresent() ? TRACED_FRAMES : 0, problems)));
    }

    private Map<String, String> attributes(Table rows, Table.Row row, String file, List<Problem> problems) {
        Map<String, String> attributes = new TreeMap<>();
        String word = row.get("Split");
        String part = parts.of(word);
        if (!part.isEmpty()) {
            attributes.put("split", part);
        } else if (rows.has("Split")) {
            problems.add(new Problem("The split '" + word + "' is not known.", file, row.place(),
                    "Write TRAIN, VAL, TEST or the number of a fold."));
        }
        if (row.number("FPS") > 0) {
            attributes.put("fps", row.get("FPS"));
        }
        if (Parts.isFold(word)) {
            attributes.put("fold", word);
        }
        for (String column : rows.columns()) {
            String plain = column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
            if (!plain.isEmpty() && !TECHNICAL.contains(plain) && !row.get(column).isEmpty()) {
                attributes.put("label." + column, row.get(column));
            }
        }
        EjectionFraction.check(row.number("EF"), row.number("EDV"), row.number("ESV"))
                .ifPresent(message -> problems.add(new Problem(message, file, row.place(),
                        "Find out which of the three is right.")));
        return attributes;
    }

    /** The larger ventricle is end-diastolic; where the order of the table says otherwise, both are told. */
    private void phases(List<Tracing> tracings, String file, Map<String, String> attributes, List<Problem> problems) {
        if (tracings.size() < TRACED_FRAMES) {
            return;
        }
        Tracing largest = tracings.get(0);
        Tracing smallest = tracings.get(0);
        for (Tracing tracing : tracings) {
            largest = area(tracing) > area(largest) ? tracing : largest;
            smallest = area(tracing) < area(smallest) ? tracing : smallest;
        }
        if (largest.frame() == smallest.frame()) {
            return;
        }
        attributes.put("edFrame", Integer.toString(largest.frame()));
        attributes.put("esFrame", Integer.toString(smallest.frame()));
        if (orderTells && largest == tracings.get(0)) {
            problems.add(new Problem("The table traces frame " + largest.frame() + " first, as if it were "
                    + "end-systolic, but its ventricle is the larger one; it was taken for end-diastolic.", file,
                    "frame " + largest.frame(), ""));
        }
    }

    /** The area within an outline, in pixels (the shoelace formula). */
    private static double area(Tracing tracing) {
        double sum = 0;
        for (int i = 0; i < tracing.x().length; i++) {
            int j = (i + 1) % tracing.x().length;
            sum += tracing.x()[i] * tracing.y()[j] - tracing.x()[j] * tracing.y()[i];
        }
        return Math.abs(sum) / 2;
    }
}
