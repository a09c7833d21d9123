package org.apical.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.apical.api.ApicalException;
import org.apical.api.source.ClipInfo;
import org.apical.testing.MadeClip;

/**
 * A clip as it comes back from elsewhere: cropped, brightened, compressed, thinned out or begun later.
 *
 * @param clip the clip
 * @param patient whose it is said to be
 * @param left the share of the columns cut off on the left
 * @param top the share of the rows cut off on the top
 * @param right the share of the columns cut off on the right
 * @param bottom the share of the rows cut off at the bottom
 * @param gain what brightness is multiplied with
 * @param offset what is added
 * @param quality the quality of JPEG compression; 1 for none
 * @param every which frames are kept: all, every second and so on
 * @param skipped how many frames are left out at the start
 * @param speed how much faster it is played
 */
record AlteredClip(SyntheticClip clip, String patient, double left, double top, double right, double bottom,
        double gain, double offset, float quality, int every, int skipped, double speed)
        implements MadeClip {

    @Override
    public ClipInfo info() {
        return clip.copyFor(patient).info();
    }

    @Override
    public int rows() {
        return SyntheticClip.ROWS - y0() - (int) (bottom * SyntheticClip.ROWS);
    }

    @Override
    public int columns() {
        return SyntheticClip.COLUMNS - x0() - (int) (right * SyntheticClip.COLUMNS);
    }

    private int x0() {
        return (int) (left * SyntheticClip.COLUMNS);
    }

    private int y0() {
        return (int) (top * SyntheticClip.ROWS);
    }

    @Override
    public double[] frameTimesMs() {
        double[] all = clip.frameTimesMs();
        double[] times = new double[frameCount()];
        for (int i = 0; i < times.length; i++) {
            times[i] = (all[skipped + i * every] - all[skipped]) / speed;
        }
        return times;
    }

    @Override
    public int frameCount() {
        return (clip.frameCount() - skipped + every - 1) / every;
    }

    @Override
    public byte[] greyFrame(int index) throws ApicalException {
        byte[] whole = clip.greyFrame(skipped + index * every);
        byte[] picture = new byte[rows() * columns()];
        for (int i = 0; i < picture.length; i++) {
            int grey = whole[(y0() + i / columns()) * SyntheticClip.COLUMNS + x0() + i % columns()] & 0xFF;
            picture[i] = (byte) Math.max(0, Math.min(255, Math.round(grey == 0 ? 0 : grey * gain + offset)));
        }
        return quality < 1 ? compressed(picture) : picture;
    }

    /** What was black stays black: what ringing does to the sector is not asked here. */
    private byte[] compressed(byte[] picture) {
        byte[] before = picture.clone();
        BufferedImage image = new BufferedImage(columns(), rows(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, columns(), rows(), picture);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
            out.flush();
            ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())).getRaster().getDataElements(0, 0, columns(),
                    rows(), picture);
            for (int i = 0; i < picture.length; i++) {
                picture[i] = before[i] == 0 ? 0 : picture[i];
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return picture;
    }
}
