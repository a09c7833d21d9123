package org.apical.results.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.dicom.Tag;
import org.apical.dicom.result.Algorithm;
import org.apical.dicom.result.Codes;
import org.apical.dicom.result.Segment;
import org.apical.dicom.result.Segmentation;
import org.apical.phantom.MaskStructure;
import org.apical.phantom.PhantomMasks;

/** Writes the masks of phantom clips as segmentations. */
final class PhantomSegmentations {
    private static final Map<MaskStructure, Segment> SEGMENTS = new LinkedHashMap<>();

    static {
        SEGMENTS.put(MaskStructure.LV, new Segment("Left ventricle", Codes.ANATOMICAL_STRUCTURE, Codes.LEFT_VENTRICLE,
                true));
        SEGMENTS.put(MaskStructure.LA, new Segment("Left atrium", Codes.ANATOMICAL_STRUCTURE, Codes.LEFT_ATRIUM,
                true));
        SEGMENTS.put(MaskStructure.WALL, new Segment("Wall of the left ventricle", Codes.ANATOMICAL_STRUCTURE,
                Codes.MYOCARDIUM, true));
    }

    private final Path folder;
    private final Algorithm algorithm;
    private final LocalDateTime created;

    PhantomSegmentations(Path folder, String version, LocalDateTime created) {
        this.folder = folder;
        this.algorithm = new Algorithm("Apical phantom, ground truth", version, "phantom", "drawn with the clip");
        this.created = created;
    }

    /** Writes the masks of a clip; false when there are none of it. */
    boolean write(Path file, JudgedClip clip) throws ApicalException {
        Path png = png(clip.stored().file());
        if (png == null) {
            return false;
        }
        int frames = Math.max(1, clip.dataset().getInt(Tag.NUMBER_OF_FRAMES).orElse(1));
        PhantomMasks masks = PhantomMasks.read(png, frames);
        if (masks.rows() != clip.dataset().getInt(Tag.ROWS).orElse(0)
                || masks.columns() != clip.dataset().getInt(Tag.COLUMNS).orElse(0)) {
            throw ApicalException.badInput(new Problem("The masks are not of the clip's size.", png.toString(), "",
                    "Name the masks that were made with these clips."));
        }
        List<MaskStructure> present = new ArrayList<>();
        for (MaskStructure structure : SEGMENTS.keySet()) {
            for (int frame = 0; frame < frames; frame++) {
                if (masks.area(structure, frame) > 0) {
                    present.add(structure);
                    break;
                }
            }
        }
        if (present.isEmpty()) {
            return false;
        }
        try {
            return new Segmentation(clip.dataset(), present.stream().map(SEGMENTS::get).toList(), algorithm, created)
                    .write(file, (segment, frame) -> mask(masks, present.get(segment), frame)) > 0;
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        }
    }

    private static boolean[] mask(PhantomMasks masks, MaskStructure structure, int frame) {
        boolean[] mask = new boolean[masks.rows() * masks.columns()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = masks.contains(structure, frame, i / masks.columns(), i % masks.columns());
        }
        return mask;
    }

    /** The masks stand as the clips do, or all in one folder. */
    private Path png(String clipFile) {
        String relative = clipFile.replaceAll("\\.dcm$", "") + ".png";
        Path same = folder.resolve(relative).normalize();
        Path flat = folder.resolve(relative.substring(relative.lastIndexOf('/') + 1)).normalize();
        return Files.isRegularFile(same) ? same : Files.isRegularFile(flat) ? flat : null;
    }
}
