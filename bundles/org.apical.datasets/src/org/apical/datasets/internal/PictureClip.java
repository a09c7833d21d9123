package org.apical.datasets.internal;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ScanRegion;

/** Picture files as the frames of a clip; each is read when it is wanted. */
final class PictureClip implements Clip {

    private static final long MOST_PIXELS = 1L << 26;

    private final PictureFolder folder;
    private final List<Path> files;
    private final int rows;
    private final int columns;

    PictureClip(PictureFolder folder, List<Path> files) throws ApicalException {
        this.folder = folder;
        this.files = files;
        BufferedImage first = read(files.get(0));
        this.rows = first.getHeight();
        this.columns = first.getWidth();
    }

    private static BufferedImage read(Path file) throws ApicalException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = in == null ? null : ImageIO.getImageReaders(in);
            if (readers == null || !readers.hasNext()) {
                throw bad(file, "This is no picture that can be read.", null);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels < 1 || pixels > MOST_PIXELS) {
                    throw bad(file, "The picture says it has " + pixels + " pixels.", null);
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw bad(file, "The picture cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static ApicalException bad(Path file, String message, Throwable cause) {
        return ApicalException.badInput(new Problem(message, file.toString(), "", "Copy the file again."), cause);
    }

    @Override
    public byte[] greyFrame(int index) throws ApicalException {
        BufferedImage image = read(files.get(index));
        if (image.getHeight() != rows || image.getWidth() != columns) {
            throw bad(files.get(index), "The picture has " + image.getWidth() + " x " + image.getHeight()
                    + " pixels, the first of the clip " + columns + " x " + rows + ".", null);
        }
        Raster raster = image.getRaster();
        boolean grey = raster.getNumBands() <= 2 && !(image.getColorModel() instanceof IndexColorModel);
        int shift = grey ? Math.max(0, raster.getSampleModel().getSampleSize(0) - 8) : 0;
        byte[] frame = new byte[rows * columns];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                frame[y * columns + x] = (byte) (grey ? raster.getSample(x, y, 0) >> shift
                        : luminance(image.getRGB(x, y)));
            }
        }
        return frame;
    }

    /** Rec. 601, as in JPEG. */
    private static int luminance(int rgb) {
        return (int) Math.round(0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF));
    }

    @Override
    public ClipInfo info() {
        return folder.info();
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public double[] frameTimesMs() {
        double[] times = new double[files.size()];
        if (times.length > 1 && !(folder.fps() > 0)) {
            return new double[0];
        }
        for (int i = 1; i < times.length; i++) {
            times[i] = i * 1000 / folder.fps();
        }
        return times;
    }

    @Override
    public int frameCount() {
        return files.size();
    }

    @Override
    public List<ScanRegion> regions() {
        return List.of();
    }

    @Override
    public boolean isMasked() {
        return folder.masked();
    }

    @Override
    public List<Problem> problems() {
        return folder.problems();
    }

    @Override
    public void close() {
        // Each picture is opened and closed by itself.
    }
}
