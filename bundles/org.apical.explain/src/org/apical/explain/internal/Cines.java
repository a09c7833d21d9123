package org.apical.explain.internal;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apical.analysis.SaliencyOverlay;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.report.PatientPrediction;
import org.apical.cine.CineMaps;
import org.apical.cine.FanGeometry;
import org.apical.cine.FilmFormat;
import org.apical.cine.FilmPicture;
import org.apical.cine.GroupMap;
import org.apical.data.StoredClip;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.run.RunFolder;
import org.apical.explain.ExplainedRun;
import org.apical.explain.NumpyFile;
import org.apical.trust.Badge;

/** Maps of all frames of each clip as films, their mean maps, and the mean map of all clips in one sector. */
final class Cines {

    static final String FOLDER = "cines";
    static final String TABLE = "cines.csv";

    /**
     * A film and what it shows.
     *
     * @param subject the patient, or the clip in a task about clips
     * @param file the clip's file
     * @param interpreter the interpreter's short id
     * @param frames how many frames it has
     * @param failed whether a map of this clip failed its checks
     * @param fan the clip's sector; empty where it has no shape of a fan
     * @param name what the names of its files begin with
     */
    record Row(String subject, String file, String interpreter, int frames, boolean failed, Optional<FanGeometry> fan,
            String name) {
    }

    private final ExplainSettings settings;
    private final ExplainedRun run;
    private final ExplanationFiles files;
    private final List<MapRow> judged;
    private final Path folder;
    private final int rows;
    private final int columns;
    private final List<Row> drawn = new ArrayList<>();
    private final Map<String, GroupMap> groups = new LinkedHashMap<>();

    Cines(ExplainSettings settings, ExplainedRun run, ExplanationFiles files, List<MapRow> judged, Path folder) {
        this.settings = settings;
        this.run = run;
        this.files = files;
        this.judged = judged;
        this.folder = folder;
        this.rows = run.cohort().info().rows();
        this.columns = run.cohort().info().columns();
    }

    List<Row> rows() {
        return drawn;
    }

    /** Draws and writes all of them; one clip's maps are in memory at a time. */
    void draw(List<Subjects.One> subjects, List<Chosen<Interpreter<?>>> interpreters, Progress progress)
            throws ApicalException {
        int total = subjects.stream().mapToInt(one -> one.clips().size()).sum() * interpreters.size();
        progress.begin("Drawing maps of all frames", total);
        for (Chosen<Interpreter<?>> interpreter : interpreters) {
            GroupMap group = new GroupMap();
            for (Subjects.One subject : subjects) {
                for (StoredClip clip : subject.clips()) {
                    progress.checkCancelled();
                    draw(subject.prediction(), clip, interpreter, group, progress);
                    progress.advance(1);
                }
            }
            if (group.clips() > 0) {
                groups.put(interpreter.entry().shortId(), group);
                write(interpreter.entry().shortId(), group);
            }
        }
        table();
    }

    private void draw(PatientPrediction patient, StoredClip clip, Chosen<Interpreter<?>> interpreter, GroupMap group,
            Progress progress) throws ApicalException {
        String id = interpreter.entry().shortId();
        List<byte[]> frames = run.frames(clip);
        boolean[] sector = run.cohort().sector(clip.index());
        CineMaps maps = CineMaps.of(frames, run.maps(interpreter, frames, sector,
                run.task().output(patient.prediction()), settings.seed(), progress.quiet()), times(clip), sector,
                rows, columns);
        boolean failed = judged.stream().anyMatch(row -> row.file().equals(clip.file())
                && row.interpreter().equals(id) && row.badge() == Badge.RED);
        String name = files.film(drawn.size() + 1, patient.patient(), id);
        Path place = folder.resolve(FOLDER);
        FilmFormat format = settings.cine() == ExplainSettings.Cine.AVI ? FilmFormat.AVI : FilmFormat.PNG;
        maps.film(FilmPicture.OVERLAY, failed).write(format, place.resolve(name + "." + format.extension()));
        SaliencyOverlay.writePng(maps.meanPicture(failed), place.resolve(name + "-mean.png"));
        NumpyFile.write(place.resolve(name + ".npy"), joined(maps.maps()), maps.maps().size(), rows, columns);
        Optional<FanGeometry> fan = FanGeometry.fit(sector, rows, columns)
                .or(() -> FanGeometry.fit(maps.frames01(), rows, columns));
        boolean added = fan.isPresent() && group.add(maps.mean(), maps.meanFrame(), fan.get(), rows, columns);
        drawn.add(new Row(patient.patient(), clip.file(), id, frames.size(), failed, added ? fan : Optional.empty(),
                name));
    }

    /** The true times; clips whose times do not increase are shown at the cohort's interval. */
    private double[] times(StoredClip clip) {
        double[] times = clip.frameTimesMs();
        boolean increase = true;
        for (int i = 1; i < times.length; i++) {
            increase &= times[i] > times[i - 1];
        }
        if (increase) {
            return times;
        }
        double[] even = new double[times.length];
        for (int i = 0; i < even.length; i++) {
            even[i] = i * run.cohort().info().intervalMs();
        }
        return even;
    }

    private static float[] joined(List<float[]> maps) {
        int length = maps.get(0).length;
        float[] all = new float[maps.size() * length];
        for (int i = 0; i < maps.size(); i++) {
            System.arraycopy(maps.get(i), 0, all, i * length, length);
        }
        return all;
    }

    private void write(String interpreter, GroupMap group) throws ApicalException {
        boolean failed = drawn.stream().anyMatch(row -> row.interpreter().equals(interpreter) && row.failed());
        BufferedImage picture = group.inSector(rows, columns).meanPicture(failed);
        SaliencyOverlay.writePng(picture, folder.resolve(FOLDER).resolve(group(interpreter) + ".png"));
        NumpyFile.write(folder.resolve(FOLDER).resolve(group(interpreter) + ".npy"),
                joined(List.of(group.mean(), group.standardError())), 2, GroupMap.DEPTHS, GroupMap.ANGLES);
    }

    private static String group(String interpreter) {
        return "group-" + interpreter;
    }

    private void table() throws ApicalException {
        List<List<Object>> lines = new ArrayList<>();
        for (Row row : drawn) {
            List<Object> line = new ArrayList<>(List.of(row.subject(), row.file(), row.interpreter(), row.frames(),
                    row.failed(), row.fan().isPresent()));
            if (row.fan().isPresent()) {
                FanGeometry fan = row.fan().get();
                line.addAll(List.of(fan.apexColumn(), fan.apexRow(), Math.toDegrees(fan.leftAngle()),
                        Math.toDegrees(fan.rightAngle()), fan.nearPixels(), fan.farPixels()));
            } else {
                line.addAll(List.of("", "", "", "", "", ""));
            }
            line.add(FOLDER + "/" + row.name());
            lines.add(line);
        }
        RunFolder.writeCsv(folder.resolve(TABLE), List.of("subject", "clip", "interpreter", "frames", "failed",
                "inGroup", "apexColumn", "apexRow", "leftDegrees", "rightDegrees", "nearPixels", "farPixels", "files"),
                lines);
    }

    /** Shows the mean maps of the clips and of the group. */
    String html(int most) throws ApicalException {
        StringBuilder html = new StringBuilder("<p>Each film shows a map of every sampled frame, all with one colour "
                + "scale; the pictures below are the means over the frames. The group’s mean is registered to the "
                + "sector: a place is its share of the depth and of the opening, and every clip counts alike. What is "
                + "registered is the sector, not the heart.</p>\n");
        for (Map.Entry<String, GroupMap> group : groups.entrySet()) {
            long without = drawn.stream().filter(row -> row.interpreter().equals(group.getKey())
                    && row.fan().isEmpty()).count();
            html.append(figure(group(group.getKey()) + ".png", "Mean of " + group.getValue().clips() + " clips, "
                    + group.getKey() + (without == 0 ? "" : "; " + without + " without a fan are left out")));
        }
        for (Row row : drawn.subList(0, Math.min(most, drawn.size()))) {
            html.append(figure(row.name() + "-mean.png", row.subject() + ", " + row.interpreter() + ", mean of "
                    + row.frames() + " frames"));
        }
        return html.toString();
    }

    private String figure(String file, String words) throws ApicalException {
        return "<figure>" + ExplanationHtml.picture(folder.resolve(FOLDER).resolve(file), words) + "<figcaption>"
                + ExplanationHtml.text(words) + "</figcaption></figure>\n";
    }

    /** Returns what was drawn, for the command's answer. */
    Map<String, Object> toMap() {
        Map<String, Object> clips = new LinkedHashMap<>();
        groups.forEach((interpreter, group) -> clips.put(interpreter, group.clips()));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("films", drawn.size());
        map.put("clipsInGroup", clips);
        map.put("table", TABLE);
        return map;
    }
}
