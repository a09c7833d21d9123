package org.apical.phantom;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apical.api.ApicalException;
import org.apical.api.Problem;

/**
 * The ground truth of one clip: which structures each pixel of each frame belongs to.
 *
 * <p>On disk it is one 8-bit grey PNG, the frames below each other in the pixel grid of the DICOM file; the bits of a
 * sample are {@link MaskStructure#bit()}. In Python: {@code numpy.array(PIL.Image.open(file)).reshape(frames, rows,
 * columns) & 2} is the left ventricle.
 *
 * @since 1.0
 */
public final class PhantomMasks {
    private final int frames;
    private final int rows;
    private final int columns;
    private final byte[] bits;

    private PhantomMasks(int frames, int rows, int columns, byte[] bits) {
        this.frames = frames;
        this.rows = rows;
        this.columns = columns;
        this.bits = bits;
    }

    /**
     * Reads the masks of a clip.
     *
     * @param file   the PNG
     * @param frames number of frames of the clip
     * @return the masks
     * @throws ApicalException when the file cannot be read or its height is no multiple of the number of frames
     */
    public static PhantomMasks read(Path file, int frames) throws ApicalException {
        BufferedImage image;
        try {
            image = ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The mask cannot be read: " + e.getMessage() + ".",
                    file.toString(), "", "Make the cohort again with the phantom command."), e);
        }
        if (image == null || frames < 1 || image.getHeight() % frames != 0) {
            throw ApicalException.badInput(new Problem("The mask does not hold " + frames + " frames.",
                    file.toString(), "", "Give the number of frames that clips.csv names for this clip."));
        }
        int columns = image.getWidth();
        int height = image.getHeight();
        byte[] bits = new byte[columns * height];
        int[] row = new int[columns];
        for (int y = 0; y < height; y++) {
            image.getRaster().getSamples(0, y, columns, 1, 0, row);
            for (int x = 0; x < columns; x++) {
                bits[y * columns + x] = (byte) row[x];
            }
        }
        return new PhantomMasks(frames, height / frames, columns, bits);
    }

    /** Returns the number of frames. */
    public int frames() {
        return frames;
    }

    /** Returns the height of a frame in pixels. */
    public int rows() {
        return rows;
    }

    /** Returns the width of a frame in pixels. */
    public int columns() {
        return columns;
    }

    /**
     * Returns whether a pixel belongs to a structure.
     *
     * @param structure the structure
     * @param frame     the frame, from 0
     * @param row       the row, from 0 at the top
     * @param column    the column, from 0 at the left
     * @return true when it does
     */
    public boolean contains(MaskStructure structure, int frame, int row, int column) {
        return (bits[(frame * rows + row) * columns + column] & structure.bit()) != 0;
    }

    /**
     * Returns the number of pixels of a structure in a frame.
     *
     * @param structure the structure
     * @param frame     the frame, from 0
     * @return the number of pixels
     */
    public int area(MaskStructure structure, int frame) {
        int count = 0;
        for (int i = frame * rows * columns; i < (frame + 1) * rows * columns; i++) {
            count += (bits[i] & structure.bit()) != 0 ? 1 : 0;
        }
        return count;
    }
}
