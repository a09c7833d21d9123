package org.apical.explain;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.data.Cohort;
import org.apical.data.StoredClip;
import org.apical.trust.counterfactual.ClipMask;

/**
 * Masks from pictures in which what is not black belongs to the structure: one picture for every clip, or a folder with
 * one a clip, such as a segmentation network writes.
 *
 * @since 1.0
 */
public final class DrawnMasks implements StructureMasks {

    private final Cohort cohort;
    private final Path place;

    private DrawnMasks(Cohort cohort, Path place) {
        this.cohort = cohort;
        this.place = place;
    }

    /**
     * Prepares masks.
     *
     * @param cohort the cohort of the clips
     * @param place a PNG of a stored frame's size, which holds for every frame of every clip; or a folder with PNGs
     *     that lie as the clips do, each of a stored frame's size or with a clip's stored frames below each other
     * @return the masks
     */
    public static DrawnMasks of(Cohort cohort, Path place) {
        return new DrawnMasks(cohort, place);
    }

    @Override
    public Optional<ClipMask> of(StoredClip clip) throws ApicalException {
        Path file = place;
        if (Files.isDirectory(place)) {
            file = place.resolve(clip.file().replaceFirst("\\.[A-Za-z0-9]{1,4}$", "") + ".png").normalize();
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
        }
        return SectorMasks.of(cohort, clip, read(file, clip.frames(), cohort.info().rows(), cohort.info().columns()));
    }

    private static List<boolean[]> read(Path file, int frames, int rows, int columns) throws ApicalException {
        BufferedImage picture;
        try {
            picture = ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The mask cannot be read: " + e.getMessage() + ".",
                    file.toString(), "", "Give a PNG file."), e);
        }
        boolean fits = picture != null && picture.getWidth() == columns
                && (picture.getHeight() == rows || picture.getHeight() == rows * frames);
        if (!fits) {
            throw ApicalException.badInput(new Problem(picture == null ? "The mask is no picture." : "The mask has "
                    + picture.getHeight() + " rows and " + picture.getWidth() + " columns; a stored frame has " + rows
                    + " and " + columns + ", the clip " + frames + " of them.", file.toString(), "",
                    "Draw it into a frame as 'apical preview' or 'apical explain' shows it, at its stored size."));
        }
        List<boolean[]> masks = new ArrayList<>();
        for (int top = 0; top < picture.getHeight(); top += rows) {
            boolean[] mask = new boolean[rows * columns];
            for (int i = 0; i < mask.length; i++) {
                mask[i] = (picture.getRGB(i % columns, top + i / columns) & 0xffffff) != 0;
            }
            masks.add(mask);
        }
        return masks;
    }
}
