package org.apical.trust.counterfactual;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.apical.trust.internal.Controls;
import org.apical.trust.internal.Growth;

/**
 * A structure in the frames of a clip that is to be hidden: drawn by hand, from ground truth or from a segmentation.
 *
 * @param rows the rows of a frame
 * @param columns the columns of a frame
 * @param sector true inside the scan sector, rows top-down
 * @param frames true inside the structure, one array a frame, or a single one that holds for every frame; what lies
 *     outside the sector is dropped
 * @since 1.0
 */
public record ClipMask(int rows, int columns, boolean[] sector, List<boolean[]> frames) {

    /** Checks the sizes and cuts the masks by the sector. */
    public ClipMask {
        if (frames.isEmpty() || sector.length != rows * columns
                || frames.stream().anyMatch(mask -> mask.length != rows * columns)) {
            throw new IllegalArgumentException("A mask has an array of " + rows + " x " + columns
                    + " places for the sector, and at least one such array for the structure.");
        }
        sector = sector.clone();
        List<boolean[]> cut = new ArrayList<>();
        for (boolean[] mask : frames) {
            boolean[] inside = mask.clone();
            for (int i = 0; i < inside.length; i++) {
                inside[i] &= sector[i];
            }
            cut.add(inside);
        }
        frames = Collections.unmodifiableList(cut);
    }

    /**
     * Returns the mask of one frame.
     *
     * @param frame the frame's number, from 0
     * @return true inside the structure; not to be changed
     */
    public boolean[] frame(int frame) {
        return frames.size() == 1 ? frames.get(0) : frames.get(frame);
    }

    /**
     * Returns whether the mask can be laid over so many frames.
     *
     * @param count the frames of a clip
     * @return true when it has as many masks or only one
     */
    public boolean fits(int count) {
        return frames.size() == 1 || frames.size() == count;
    }

    /**
     * Returns how much of the sector is hidden.
     *
     * @return the mean over the frames of the masked share of the sector, 0 to 1
     */
    public double share() {
        long masked = 0;
        for (boolean[] mask : frames) {
            masked += count(mask);
        }
        return (double) masked / frames.size() / Math.max(1, count(sector));
    }

    /**
     * Returns whether nothing is hidden in any frame.
     *
     * @return true when no place is masked
     */
    public boolean isEmpty() {
        return frames.stream().allMatch(mask -> count(mask) == 0);
    }

    /**
     * Widens the mask by what lies around the structure, since the blurred edge of an echo still tells of it.
     *
     * @param pixels how far to reach beyond the structure, from 0
     * @return the mask with all places of the sector that lie no farther from it
     */
    public ClipMask grown(double pixels) {
        return new ClipMask(rows, columns, sector, frames.stream()
                .map(mask -> Growth.within(mask, columns, pixels)).toList());
    }

    /**
     * Adds another structure of the same clip.
     *
     * @param other a mask of the same size, with as many frames or with one that holds for all
     * @return true where either is
     */
    public ClipMask with(ClipMask other) {
        boolean fit = other.fits(frames.size()) || fits(other.frames.size());
        if (other.rows != rows || other.columns != columns || !fit) {
            throw new IllegalArgumentException("Masks of " + frames.size() + " and " + other.frames.size()
                    + " frames of different clips cannot be joined.");
        }
        List<boolean[]> joined = new ArrayList<>();
        for (int frame = 0; frame < Math.max(frames.size(), other.frames.size()); frame++) {
            boolean[] either = frame(frame).clone();
            boolean[] more = other.frame(frame);
            for (int i = 0; i < either.length; i++) {
                either[i] |= more[i];
            }
            joined.add(either);
        }
        return new ClipMask(rows, columns, sector, joined);
    }

    /**
     * Returns a smaller or larger mask: up to 1 the middle of the structure, above 1 the structure with what lies
     * nearest around it.
     *
     * @param dose the area as a multiple of the mask's own, from 0; what has no room in the sector is left out
     * @return a mask that contains every one of a smaller dose
     */
    public ClipMask dose(double dose) {
        if (!(dose >= 0)) {
            throw new IllegalArgumentException("A dose is a share from 0, not " + dose + ".");
        }
        return new ClipMask(rows, columns, sector, frames.stream()
                .map(mask -> Growth.of(mask, sector, columns).area((int) Math.round(dose * count(mask)))).toList());
    }

    /**
     * Finds a patch elsewhere that hides as much: the very shape, moved by the same way in all frames to where it lies
     * wholly within the sector and touches the structure in no frame; or, where the shape has no room, the most compact
     * patch of the same area that does.
     *
     * @param seed chooses among the places
     * @return the control; empty when the rest of the sector is too small
     */
    public Optional<ClipMask> control(long seed) {
        return Controls.of(this, seed);
    }

    static int count(boolean[] mask) {
        int count = 0;
        for (boolean one : mask) {
            count += one ? 1 : 0;
        }
        return count;
    }
}
