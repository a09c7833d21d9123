package org.apical.datasets.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;

/** The folders of CAMUS and what belongs together in them. */
public final class CamusFolder {

    private static final Pattern PATIENT = Pattern.compile("patient\\d+", Pattern.CASE_INSENSITIVE);
    private static final Pattern IMAGE = Pattern.compile(
            "(patient\\d+)_(2CH|4CH)_(ED|ES|half_sequence|sequence)(_gt)?\\.(nii\\.gz|nii|mhd|mha)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PICTURE = Pattern.compile(".*\\.(nii\\.gz|nii|mhd|mha)", Pattern.CASE_INSENSITIVE);
    private static final int FOLDERS_DEEP = 3;
    private static final Map<String, String> VIEWS = new TreeMap<>(Map.of("2CH", "A2C", "4CH", "A4C"));

    private final Path root;
    private final boolean stills;
    private final int fold;
    private final List<ClipReference> clips = new ArrayList<>();
    private final List<Problem> skipped = new ArrayList<>();

    /**
     * Creates a reader.
     *
     * @param root the folder that the user named
     * @param stills whether stills are taken even where there are sequences
     * @param fold the fold of the older lists
     */
    public CamusFolder(Path root, boolean stills, int fold) {
        this.root = root;
        this.stills = stills;
        this.fold = fold;
    }

    /**
     * Lists the clips.
     *
     * @param progress asked whether to stop
     * @return the clips by patient and view, and what was passed over
     * @throws ApicalException when there is no patient, or a folder or list cannot be read
     */
    public Listing list(Progress progress) throws ApicalException {
        List<Path> patients = patients();
        if (patients.isEmpty()) {
            throw ApicalException.badInput(new Problem("No folder here is called patient and a number.",
                    root.toString(), "", "Name the folder that holds database_nifti or the folders of the patients."));
        }
        CamusSplit split = CamusSplit.read(root, fold);
        Set<String> seen = new HashSet<>();
        for (Path patient : patients) {
            progress.checkCancelled();
            String name = patient.getFileName().toString();
            if (seen.add(name.toLowerCase(Locale.ROOT))) {
                add(patient, name, split);
            } else {
                skipped.add(new Problem("There is another folder for " + name + "; this one was left out.",
                        VideoIndex.relative(root, patient), "", "Remove one of them."));
            }
        }
        for (String name : split.patients()) {
            if (!seen.contains(name)) {
                skipped.add(new Problem("The split names " + name + ", but there is no such folder.",
                        split.file().getParent().toString(), "", "Copy it from the data set."));
            }
        }
        return new Listing(clips, skipped);
    }

    private List<Path> patients() throws ApicalException {
        try (Stream<Path> folders = Files.walk(root, FOLDERS_DEEP, FileVisitOption.FOLLOW_LINKS)) {
            return folders.filter(path -> path.getFileName() != null
                    && PATIENT.matcher(path.getFileName().toString()).matches() && Files.isDirectory(path))
                    .sorted(Comparator.comparing((Path path) -> path.getFileName().toString())
                            .thenComparing(path -> path.toString())).toList();
        } catch (IOException | UncheckedIOException e) {
            throw ApicalException.badInput(new Problem("The folder cannot be read.", root.toString(), "",
                    "Check that you may read it."), e);
        }
    }

    private void add(Path folder, String patient, CamusSplit split) throws ApicalException {
        Map<String, Map<String, Path>> views = new TreeMap<>();
        Map<String, Path> infos = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                Matcher image = IMAGE.matcher(name);
                if (image.matches() && image.group(1).equalsIgnoreCase(patient)) {
                    String role = (image.group(3) + (image.group(4) == null ? "" : image.group(4)))
                            .toLowerCase(Locale.ROOT).replace("half_", "");
                    views.computeIfAbsent(image.group(2).toUpperCase(Locale.ROOT), key -> new TreeMap<>())
                            .putIfAbsent(role, file);
                } else if (PICTURE.matcher(name).matches()) {
                    skipped.add(new Problem("This picture is called like none of the data set; it was left out.",
                            VideoIndex.relative(root, file), "", ""));
                } else if (name.toLowerCase(Locale.ROOT).endsWith(".cfg")) {
                    VIEWS.keySet().stream().filter(view -> name.toUpperCase(Locale.ROOT).contains(view))
                            .forEach(view -> infos.put(view, file));
                }
            }
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The folder cannot be read.", folder.toString(), "",
                    "Check that you may read it."), e);
        }
        for (String view : VIEWS.keySet()) {
            if (views.containsKey(view)) {
                addView(folder, patient, view, views.get(view), infos.get(view), split);
            } else {
                skipped.add(new Problem("The view " + view + " of " + patient + " has no pictures.",
                        VideoIndex.relative(root, folder), "", "Copy them from the data set."));
            }
        }
    }

    private void addView(Path folder, String patient, String view, Map<String, Path> files, Path infoFile,
            CamusSplit split) throws ApicalException {
        String where = VideoIndex.relative(root, folder);
        List<Problem> problems = new ArrayList<>();
        CamusInfo info = infoFile == null ? CamusInfo.empty() : CamusInfo.read(infoFile);
        if (infoFile == null) {
            problems.add(new Problem("Info_" + view + ".cfg is missing; frames, labels and rate are not known.", where,
                    "", "Copy it from the data set."));
        }
        Map<String, String> attributes = attributes(folder, patient, info, split);
        EjectionFraction.check(info.number("EF", "LVef"), info.number("EDV", "LVedv"), info.number("ESV", "LVesv"))
                .ifPresent(message -> problems.add(new Problem(message, where, view, "Find out which is right.")));
        CamusPhases phases = CamusPhases.of(info, where, problems);
        String clip = patient + "_" + view;
        double fps = info.number("FrameRate");
        Path sequence = files.get("sequence");
        if (sequence != null && !stills && fps > 0) {
            attributes.putAll(phases.attributes());
            attributes.put("fps", info.text("FrameRate"));
            clips.add(new CamusReference(clipInfo(patient, clip, view, sequence, attributes), sequence, fps,
                    phases.frames(), CamusMasks.ofSequence(files, phases), problems));
            return;
        }
        if (sequence != null && !stills) {
            problems.add(new Problem("The sequence has no FrameRate, so its stills were taken instead.", where, view,
                    "Write a line FrameRate into Info_" + view + ".cfg."));
        }
        for (String phase : List.of("ed", "es")) {
            Path still = files.get(phase);
            if (still == null) {
                skipped.add(new Problem("The picture " + clip + "_" + phase.toUpperCase(Locale.ROOT) + " is missing.",
                        where, "", "Copy it from the data set."));
                continue;
            }
            Map<String, String> own = new TreeMap<>(attributes);
            own.put("phase", phase.toUpperCase(Locale.ROOT));
            own.put(phase + "Frame", "0");
            String name = clip + "_" + phase.toUpperCase(Locale.ROOT);
            clips.add(new CamusReference(clipInfo(patient, name, view, still, own), still, Double.NaN, 0,
                    CamusMasks.ofStill(files, phase), problems));
        }
    }

    private ClipInfo clipInfo(String patient, String clip, String view, Path file, Map<String, String> attributes) {
        return new ClipInfo(patient, patient, clip, VIEWS.get(view), VideoIndex.relative(root, file), attributes);
    }

    private Map<String, String> attributes(Path folder, String patient, CamusInfo info, CamusSplit split) {
        Map<String, String> attributes = new TreeMap<>();
        String[][] labels = {{"EF", "EF", "LVef"}, {"EDV", "EDV", "LVedv"}, {"ESV", "ESV", "LVesv"}, {"Sex", "Sex"},
            {"Age", "Age"}};
        for (String[] label : labels) {
            String value = info.text(Arrays.copyOfRange(label, 1, label.length));
            if (!value.isEmpty()) {
                attributes.put("label." + label[0], value);
            }
        }
        if (!info.text("ImageQuality").isEmpty()) {
            attributes.put("imageQuality", info.text("ImageQuality"));
        }
        Path parent = folder.toAbsolutePath().normalize().getParent();
        String part = split.isEmpty() ? new Parts(8, 9).of(parent == null || parent.getFileName() == null ? ""
                : parent.getFileName().toString()) : split.part(patient);
        if (!part.isEmpty()) {
            attributes.put("split", part);
        }
        return attributes;
    }
}
