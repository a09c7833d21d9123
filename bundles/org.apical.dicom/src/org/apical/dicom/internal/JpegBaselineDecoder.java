package org.apical.dicom.internal;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apical.api.ApicalException;
import org.apical.dicom.Photometric;
import org.apical.dicom.PixelDecoder;
import org.apical.dicom.PixelDescription;
import org.apical.dicom.StoredFrame;
import org.apical.dicom.TransferSyntax;

/**
 * Decodes 8-bit JPEG with the decoder of the JDK, reading raw samples so that no colour is guessed.
 *
 * <p>Colour is converted from luminance and chroma unless an Adobe segment or the component names say RGB, or the
 * file does and the stream does not contradict (JFIF). So does dcmtk.
 */
public final class JpegBaselineDecoder implements PixelDecoder {
    private static final int LARGEST_GAIN = 1024;

    @Override
    public boolean decodes(TransferSyntax syntax) {
        return syntax == TransferSyntax.JPEG_BASELINE || syntax == TransferSyntax.JPEG_EXTENDED;
    }

    @Override
    public String title() {
        return "Java's JPEG decoder";
    }

    @Override
    public StoredFrame decode(TransferSyntax syntax, byte[] stream, PixelDescription description)
            throws ApicalException {
        StoredFrame raw = decodeForLuminance(syntax, stream, description);
        return raw.photometric().isLuminanceChroma() ? Colors.toRgb(raw) : raw;
    }

    @Override
    public StoredFrame decodeForLuminance(TransferSyntax syntax, byte[] stream, PixelDescription d)
            throws ApicalException {
        JpegHeader header = JpegHeader.read(stream);
        if (header.process() > 0xC1 || header.precision() != 8) {
            throw JpegHeader.damaged("The JPEG stream has process " + Integer.toHexString(header.process())
                    + " and " + header.precision() + " bits, which this decoder does not take.");
        }
        if (header.rows() != d.rows() || header.columns() != d.columns()
                || header.components() != d.samplesPerPixel() || d.bitsAllocated() != 8) {
            throw JpegHeader.damaged("The JPEG stream holds " + header.columns() + " x " + header.rows()
                    + " pixels of " + header.components() + " samples, the header says " + d.columns() + " x "
                    + d.rows() + " of " + d.samplesPerPixel() + ".");
        }
        if (d.frameBytes() > (long) stream.length * LARGEST_GAIN) {
            throw JpegHeader.damaged("The JPEG stream is too short for " + d.columns() + " x " + d.rows() + " pixels.");
        }
        byte[] samples = samples(stream, d);
        Photometric photometric = d.photometric();
        if (d.samplesPerPixel() == 3) {
            photometric = isRgb(header, photometric) ? Photometric.RGB : Photometric.YBR_FULL;
        }
        return new StoredFrame(d.rows(), d.columns(), d.samplesPerPixel(), 1, d.signed(), photometric, samples);
    }

    private static boolean isRgb(JpegHeader header, Photometric declared) {
        if (header.adobeTransform() >= 0) {
            return header.adobeTransform() == 0;
        }
        return header.namedRgb() || declared == Photometric.RGB && !header.jfif();
    }

    private static byte[] samples(byte[] stream, PixelDescription d) throws ApicalException {
        ImageReader reader;
        try {
            reader = Jdk.SPI.createReaderInstance();
        } catch (IOException e) {
            throw JpegHeader.damaged("The JPEG decoder of Java does not start.");
        }
        String[] damage = new String[1];
        reader.addIIOReadWarningListener((source, warning) -> {
            if (isDamage(warning) && damage[0] == null) {
                damage[0] = warning;
            }
        });
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(stream))) {
            reader.setInput(in, true, true);
            Raster raster = reader.readRaster(0, null);
            if (damage[0] != null) {
                throw JpegHeader.damaged("The JPEG stream is damaged (" + damage[0] + ").");
            }
            return interleaved(raster, d);
        } catch (IOException | RuntimeException e) {
            throw JpegHeader.damaged("The JPEG stream cannot be decoded (" + e.getMessage() + ").");
        } finally {
            reader.dispose();
        }
    }

    // The decoder goes on after damage with grey blocks, which nobody should take for a picture. Surplus bytes before
    // the end-of-image marker come after the whole picture.
    private static boolean isDamage(String warning) {
        return warning.startsWith("Corrupt JPEG data") && !warning.endsWith("extraneous bytes before marker 0xd9")
                || warning.startsWith("Premature end");
    }

    private static byte[] interleaved(Raster raster, PixelDescription d) throws ApicalException {
        if (raster.getWidth() != d.columns() || raster.getHeight() != d.rows()
                || raster.getNumBands() != d.samplesPerPixel()) {
            throw JpegHeader.damaged("The JPEG stream decodes to another shape than it says.");
        }
        int length = (int) d.frameBytes();
        if (raster.getDataBuffer() instanceof DataBufferByte buffer && buffer.getNumBanks() == 1
                && buffer.getData().length == length && raster.getSampleModelTranslateX() == 0) {
            return buffer.getData();
        }
        int[] pixels = raster.getPixels(raster.getMinX(), raster.getMinY(), d.columns(), d.rows(), (int[]) null);
        byte[] samples = new byte[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (byte) pixels[i];
        }
        return samples;
    }

    /** The JDK's own decoder, not one that another bundle may have registered. */
    private static final class Jdk {
        private static final ImageReaderSpi SPI = find();

        private static ImageReaderSpi find() {
            Iterator<ImageReaderSpi> all = IIORegistry.getDefaultInstance()
                    .getServiceProviders(ImageReaderSpi.class, true);
            while (all.hasNext()) {
                ImageReaderSpi spi = all.next();
                if (spi.getClass().getName().equals("com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi")) {
                    return spi;
                }
            }
            return ImageIO.getImageReadersByFormatName("jpeg").next().getOriginatingProvider();
        }
    }
}
