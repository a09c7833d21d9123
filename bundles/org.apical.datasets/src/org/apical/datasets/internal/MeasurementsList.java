package org.apical.datasets.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;
import org.apical.api.source.Tracing;

/** The measurements of EchoNet-LVH, a row each, gathered by video. */
public final class MeasurementsList {

    private static final String TABLE = "MeasurementsList.csv";
    private static final int FOLDERS_DEEP = 3;

    private final Path root;
    private final boolean masked;
    private final Parts parts = new Parts(8, 9);

    /** The rows of one video. */
    private static final class Video {
        private final String name;
        private final String place;
        private final Map<String, List<Double>> values = new TreeMap<>();
        private final List<Tracing> lines = new ArrayList<>();
        private final Set<String> split = new TreeSet<>();
        private final List<String> odd = new ArrayList<>();
        private double fps = Double.NaN;
        private int frames;
        private int width;
        private int height;

        private Video(String name, String place) {
            this.name = name;
            this.place = place;
        }
    }

    /**
     * Creates a reader.
     *
     * @param root the folder of the data set
     * @param masked whether the videos hold nothing but the scan
     */
    public MeasurementsList(Path root, boolean masked) {
        this.root = root;
        this.masked = masked;
    }

    /**
     * Lists the videos.
     *
     * @param progress asked whether to stop
     * @return the clips in the order of their first rows, and what was passed over
     * @throws ApicalException when the table cannot be read
     */
    public Listing list(Progress progress) throws ApicalException {
        Path table = EchonetFolder.file(root, TABLE);
        Map<String, Video> videos = new LinkedHashMap<>();
        List<Problem> skipped = new ArrayList<>();
        try (Table rows = Table.open(table, "HashedFileName", "Calc", "CalcValue", "Frame")) {
            for (Table.Row row = rows.next(); row != null; row = rows.next()) {
                progress.checkCancelled();
                String name = VideoIndex.stem(row.get("HashedFileName"));
                if (name.isEmpty()) {
                    skipped.add(new Problem("The row names no video.", table.toString(), row.place(), ""));
                } else {
                    String place = row.place();
                    add(row, videos.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new Video(name, place)));
                }
            }
        }
        VideoIndex index = VideoIndex.of(root, FOLDERS_DEEP);
        List<ClipReference> clips = new ArrayList<>();
        for (Video video : videos.values()) {
            Optional<Path> file = index.find(video.name);
            if (file.isEmpty()) {
                skipped.add(new Problem("The video " + video.name + " is listed, but is in no folder Batch1 to Batch4.",
                        table.toString(), video.place, "Copy it from the data set."));
            } else {
                clips.add(reference(video, file.get()));
            }
        }
        skipped.addAll(index.unused(table));
        return new Listing(clips, skipped);
    }

    private void add(Table.Row row, Video video) {
        String calc = row.get("Calc");
        int frame = row.index("Frame");
        double value = row.number("CalcValue");
        if (calc.isEmpty() || Double.isNaN(value)) {
            video.odd.add(row.place() + " measures nothing and was left out");
            return;
        }
        video.values.computeIfAbsent(calc, key -> new ArrayList<>()).add(value);
        if (frame < 0) {
            video.odd.add(row.place() + " (" + calc + ") names the frame '" + row.get("Frame")
                    + "', which is no number; its line was left out");
        } else {
            double[] x = {row.number("X1"), row.number("X2")};
            double[] y = {row.number("Y1"), row.number("Y2")};
            if (Double.isNaN(x[0] + x[1] + y[0] + y[1])) {
                video.odd.add(row.place() + " (" + calc + ") has no line");
            } else {
                video.lines.add(Tracing.ofPoints(calc, frame, x, y));
            }
        }
        if (!row.get("split").isEmpty()) {
            String part = parts.of(row.get("split"));
            if (part.isEmpty()) {
                video.odd.add("the split '" + row.get("split") + "' of " + row.place() + " is not known");
            } else {
                video.split.add(part);
            }
        }
        video.fps = Double.isNaN(video.fps) ? row.number("FPS") : video.fps;
        video.frames = Math.max(video.frames, row.index("Frames"));
        video.width = Math.max(video.width, row.index("Width"));
        video.height = Math.max(video.height, row.index("Height"));
    }

    private ClipReference reference(Video video, Path file) {
        String name = VideoIndex.relative(root, file);
        List<Problem> problems = new ArrayList<>();
        video.odd.forEach(odd -> problems.add(new Problem("In " + TABLE + ", " + odd + ".", name, "", "")));
        Map<String, String> attributes = new TreeMap<>();
        video.values.forEach((calc, values) -> {
            double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            attributes.put("label." + calc, values.size() == 1 ? values.get(0).toString()
                    : String.format(Locale.ROOT, "%.4f", mean));
            if (values.stream().distinct().count() > 1) {
                problems.add(new Problem(calc + " is measured " + values.size() + " times (" + values
                        + "); the label is the mean.", name, "", ""));
            }
        });
        if (!video.split.isEmpty()) {
            attributes.put("split", String.join(" and ", video.split));
        }
        if (video.fps > 0) {
            attributes.put("fps", Double.toString(video.fps));
        }
        if (masked) {
            attributes.put("masked", "true");
        }
        phase(video, "LVIDd", "edFrame", attributes);
        phase(video, "LVIDs", "esFrame", attributes);
        ClipInfo info = new ClipInfo(video.name, video.name, video.name, "PLAX", name, attributes);
        return new VideoReference(info, file, new VideoDetails(video.fps, video.frames, video.height, video.width,
                masked, video.lines, 0, problems));
    }

    private static void phase(Video video, String calc, String attribute, Map<String, String> attributes) {
        video.lines.stream().filter(line -> line.structure().equalsIgnoreCase(calc)).findFirst()
                .ifPresent(line -> attributes.put(attribute, Integer.toString(line.frame())));
    }
}
