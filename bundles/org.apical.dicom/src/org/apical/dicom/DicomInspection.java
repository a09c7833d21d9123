package org.apical.dicom;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;

/**
 * What is in a DICOM file, for {@code apical inspect}.
 *
 * @param file           the file's name as given
 * @param transferSyntax the unique identifier of its encoding
 * @param photometric    what the samples mean as the header says; {@code null} without pixel data
 * @param rows           rows of a frame; 0 without pixel data
 * @param columns        columns of a frame; 0 without pixel data
 * @param frames         frames that are there; 0 without pixel data
 * @param frameTimesMs   time of each frame after the first; empty when unknown
 * @param regions        ultrasound regions
 * @param problems       what was wrong and tolerated, and frames that could not be decoded
 * @param statistics     one entry a frame, {@code null} where it could not be decoded; empty unless asked for
 * @since 1.0
 */
public record DicomInspection(String file, String transferSyntax, String photometric, int rows, int columns,
        int frames, List<Double> frameTimesMs, List<UltrasoundRegion> regions, List<Problem> problems,
        List<FrameStatistics> statistics) {

    /**
     * The identity and grey-level statistics of one decoded frame.
     *
     * @param sha256 SHA-256 of the stored samples as {@link StoredFrame} lays them out
     * @param mean   mean over all samples
     * @param std    standard deviation over all samples, with divisor n
     */
    public record FrameStatistics(String sha256, double mean, double std) {
        static FrameStatistics of(StoredFrame frame) {
            return new FrameStatistics(frame.sha256(), frame.mean(), frame.standardDeviation());
        }
    }

    /** Makes the lists unchangeable. */
    public DicomInspection {
        frameTimesMs = List.copyOf(frameTimesMs);
        regions = List.copyOf(regions);
        problems = List.copyOf(problems);
        statistics = Collections.unmodifiableList(new ArrayList<>(statistics));
    }

    /**
     * Inspects a file.
     *
     * @param path       the file
     * @param withFrames whether to decode every frame
     * @param progress   counts decoded frames; its cancelling ends the work
     * @throws ApicalException when the file is no DICOM file, or damaged beyond use, or the work was cancelled
     */
    public static DicomInspection of(Path path, boolean withFrames, Progress progress) throws ApicalException {
        DicomFile file = DicomReader.read(path);
        String name = path.toString();
        String uid = file.transferSyntax().uid();
        if (!file.hasPixelData()) {
            List<Problem> problems = new ArrayList<>(file.problems());
            problems.add(new Problem("The file has no pixel data.", name,
                    "element " + Tag.toString(Tag.PIXEL_DATA), ""));
            return new DicomInspection(name, uid, file.dataset().getString(Tag.PHOTOMETRIC_INTERPRETATION).orElse(null),
                    file.dataset().getInt(Tag.ROWS).orElse(0), file.dataset().getInt(Tag.COLUMNS).orElse(0), 0,
                    List.of(), List.of(), problems, List.of());
        }
        DicomFrames frames = DicomFrames.of(file);
        PixelDescription d = frames.description();
        List<Problem> problems = new ArrayList<>(frames.problems());
        FrameTimes times = FrameTimes.of(file.dataset(), name, frames.count());
        problems.addAll(times.problems());
        List<UltrasoundRegion> regions = UltrasoundRegion.of(file.dataset(), d.rows(), d.columns(),
                m -> problems.add(new Problem(m, name, "element "
                        + Tag.toString(Tag.SEQUENCE_OF_ULTRASOUND_REGIONS), "")));
        List<FrameStatistics> statistics = withFrames ? decodeAll(frames, problems, progress) : List.of();
        return new DicomInspection(name, uid, d.photometric().code(), d.rows(), d.columns(), frames.count(),
                times.timesMs(), regions, problems, statistics);
    }

    private static List<FrameStatistics> decodeAll(DicomFrames frames, List<Problem> problems, Progress progress)
            throws ApicalException {
        List<FrameStatistics> statistics = new ArrayList<>();
        progress.begin("Decoding frames", frames.count());
        for (int i = 0; i < frames.count(); i++) {
            progress.checkCancelled();
            try {
                statistics.add(FrameStatistics.of(frames.read(i)));
            } catch (ApicalException e) {
                statistics.add(null);
                if (frames.isDecodable()) {
                    problems.add(e.problem());
                }
            }
            progress.advance(1);
        }
        return statistics;
    }

    /**
     * Returns the inspection under the names that scripts rely on, in their order, made of maps, lists, texts and
     * numbers.
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", file);
        map.put("transferSyntax", transferSyntax);
        map.put("photometric", photometric);
        map.put("rows", rows);
        map.put("columns", columns);
        map.put("frames", frames);
        map.put("frameTimesMs", frameTimesMs);
        map.put("regions", regions.stream().map(DicomInspection::toMap).toList());
        map.put("problems", problems.stream().map(DicomInspection::toMap).toList());
        if (!statistics.isEmpty()) {
            FrameStatistics[] all = statistics.toArray(new FrameStatistics[0]);
            map.put("sha256", Arrays.asList(Arrays.stream(all).map(s -> s == null ? null : s.sha256()).toArray()));
            map.put("mean", Arrays.asList(Arrays.stream(all).map(s -> s == null ? null : s.mean()).toArray()));
            map.put("std", Arrays.asList(Arrays.stream(all).map(s -> s == null ? null : s.std()).toArray()));
        }
        return map;
    }

    static Map<String, Object> toMap(Problem problem) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("message", problem.message());
        map.put("place", problem.place());
        map.put("remedy", problem.remedy());
        return map;
    }

    private static Map<String, Object> toMap(UltrasoundRegion region) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("minX", region.minX());
        map.put("minY", region.minY());
        map.put("maxX", region.maxX());
        map.put("maxY", region.maxY());
        map.put("spatialFormat", region.spatialFormat());
        map.put("dataType", region.dataType());
        map.put("unitsX", region.unitsX());
        map.put("unitsY", region.unitsY());
        map.put("deltaX", Double.isNaN(region.deltaX()) ? null : region.deltaX());
        map.put("deltaY", Double.isNaN(region.deltaY()) ? null : region.deltaY());
        map.put("usable", region.usable());
        return map;
    }
}
