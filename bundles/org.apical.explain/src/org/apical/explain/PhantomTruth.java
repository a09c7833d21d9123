package org.apical.explain;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.data.Cohort;
import org.apical.data.StoredClip;
import org.apical.phantom.MaskStructure;
import org.apical.phantom.PhantomMasks;
import org.apical.trust.counterfactual.ClipMask;

/**
 * The structures of phantom clips, frame by frame, as they were drawn.
 *
 * @since 1.0
 */
public final class PhantomTruth {

    /** By the words that data sets with tracings use too. */
    private static final Map<String, MaskStructure> STRUCTURES = new LinkedHashMap<>();

    static {
        STRUCTURES.put("lead", MaskStructure.LEAD);
        STRUCTURES.put("leftVentricle", MaskStructure.LV);
        STRUCTURES.put("leftAtrium", MaskStructure.LA);
        STRUCTURES.put("myocardium", MaskStructure.WALL);
        STRUCTURES.put("nearField", MaskStructure.NEAR_FIELD);
    }

    /** Lines as thin as a lead cover only a part of each stored pixel. */
    private static final double THIN = 0.25;
    private static final double SOLID = 0.5;

    private final Cohort cohort;
    private final Path folder;
    private final Map<String, double[]> timesMs;
    private Path lastFile;
    private PhantomMasks last;

    private PhantomTruth(Cohort cohort, Path folder, Map<String, double[]> timesMs) {
        this.cohort = cohort;
        this.folder = folder;
        this.timesMs = timesMs;
    }

    /**
     * Returns whether a folder holds the truth of a phantom cohort.
     *
     * @param folder a folder
     * @return true when masks and truth.csv are there
     */
    public static boolean isAt(Path folder) {
        return Files.isDirectory(folder.resolve("masks")) && Files.isRegularFile(folder.resolve("truth.csv"));
    }

    /**
     * Reads when frames were taken.
     *
     * @param cohort the cohort that was imported from the phantom
     * @param folder the folder that {@code apical phantom} made
     * @return the truth
     * @throws ApicalException when there is none or it is damaged
     */
    public static PhantomTruth open(Cohort cohort, Path folder) throws ApicalException {
        Path file = folder.resolve("truth.csv");
        Map<String, List<Double>> times = new HashMap<>();
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
        try (Reader reader = Files.newBufferedReader(file); CSVParser parser = CSVParser.parse(reader, format)) {
            for (CSVRecord line : parser) {
                times.computeIfAbsent(line.get("sopInstanceUid"), uid -> new ArrayList<>())
                        .add(Double.parseDouble(line.get("timeMs")));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw ApicalException.badInput(new Problem("The truth of a phantom cohort cannot be read.", file.toString(),
                    "", "Name the folder that 'apical phantom' made."), e);
        }
        Map<String, double[]> arrays = new HashMap<>();
        times.forEach((uid, list) -> arrays.put(uid, list.stream().mapToDouble(Double::doubleValue).toArray()));
        return new PhantomTruth(cohort, folder, arrays);
    }

    /**
     * Returns the names of the structures that can be asked for.
     *
     * @return "lead", "leftVentricle" and others
     */
    public static List<String> names() {
        return List.copyOf(STRUCTURES.keySet());
    }

    /**
     * Returns the masks of a structure.
     *
     * @param structure one of {@link #names()}
     * @return its masks; empty for clips that this phantom has not drawn
     */
    public StructureMasks masks(String structure) {
        MaskStructure drawn = STRUCTURES.get(structure);
        if (drawn == null) {
            throw new IllegalArgumentException("A phantom has no '" + structure + "'.");
        }
        return clip -> mask(clip, drawn);
    }

    private Optional<ClipMask> mask(StoredClip clip, MaskStructure structure) throws ApicalException {
        double[] times = timesMs.get(clip.clip());
        String name = clip.file().replaceFirst("^dicom/", "").replaceFirst("\\.dcm$", "") + ".png";
        Path file = folder.resolve("masks").resolve(name);
        if (times == null || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        PhantomMasks drawn = read(file, times.length);
        List<boolean[]> masks = new ArrayList<>();
        for (double timeMs : clip.frameTimesMs()) {
            int frame = nearest(times, timeMs);
            boolean[] mask = new boolean[drawn.rows() * drawn.columns()];
            for (int i = 0; i < mask.length; i++) {
                mask[i] = drawn.contains(structure, frame, i / drawn.columns(), i % drawn.columns());
            }
            masks.add(clip.geometry().resampleMask(mask, structure == MaskStructure.LEAD ? THIN : SOLID));
        }
        return SectorMasks.of(cohort, clip, masks);
    }

    /** Whoever asks for several structures asks for those of one clip after another. */
    private synchronized PhantomMasks read(Path file, int frames) throws ApicalException {
        if (!file.equals(lastFile)) {
            last = PhantomMasks.read(file, frames);
            lastFile = file;
        }
        return last;
    }

    private static int nearest(double[] timesMs, double timeMs) {
        int nearest = 0;
        for (int i = 1; i < timesMs.length; i++) {
            nearest = Math.abs(timesMs[i] - timeMs) < Math.abs(timesMs[nearest] - timeMs) ? i : nearest;
        }
        return nearest;
    }
}
