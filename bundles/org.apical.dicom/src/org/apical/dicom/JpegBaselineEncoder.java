package org.apical.dicom;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Compresses frames as baseline JPEG for transfer syntax {@link TransferSyntax#JPEG_BASELINE}.
 *
 * <p>Grey frames become MONOCHROME2, colour frames YBR_FULL_422 with the chroma halved along rows, as the name says.
 * The same samples and quality give the same bytes. Instances may be used by several threads.
 *
 * @since 1.0
 */
public final class JpegBaselineEncoder {
    private static final String NATIVE_FORMAT = "javax_imageio_jpeg_image_1.0";

    private final float quality;

    /**
     * Creates an encoder.
     *
     * @param quality 0 (smallest) to 1 (best); 0.9 hides the compression of ultrasound to the eye
     */
    public JpegBaselineEncoder(double quality) {
        if (!(quality >= 0 && quality <= 1)) {
            throw new IllegalArgumentException("JPEG quality " + quality + " is not between 0 and 1.");
        }
        this.quality = (float) quality;
    }

    /** Encodes 8-bit grey samples, rows top-down; to be declared as MONOCHROME2 with one sample a pixel. */
    public byte[] encodeGrey(byte[] samples, int rows, int columns) throws IOException {
        return encode(samples, rows, columns, BufferedImage.TYPE_BYTE_GRAY, 1);
    }

    /** Encodes 8-bit RGB triples, rows top-down; to be declared as YBR_FULL_422 with three samples a pixel. */
    public byte[] encodeRgb(byte[] samples, int rows, int columns) throws IOException {
        byte[] bgr = new byte[samples.length];
        for (int i = 0; i + 2 < samples.length; i += 3) {
            bgr[i] = samples[i + 2];
            bgr[i + 1] = samples[i + 1];
            bgr[i + 2] = samples[i];
        }
        return encode(bgr, rows, columns, BufferedImage.TYPE_3BYTE_BGR, 3);
    }

    private byte[] encode(byte[] samples, int rows, int columns, int type, int bands) throws IOException {
        if (samples.length != (long) rows * columns * bands) {
            throw new IllegalArgumentException(samples.length + " bytes are not " + rows + " x " + columns
                    + " pixels of " + bands + " samples.");
        }
        BufferedImage image = new BufferedImage(columns, rows, type);
        byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(samples, 0, target, 0, samples.length);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream(samples.length / 4);
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), settings);
            if (bands == 3) {
                sampleChromaAlongRowsOnly(metadata);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, metadata), settings);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    // The JDK would halve the chroma in both directions, which YBR_FULL_422 does not allow.
    private static void sampleChromaAlongRowsOnly(IIOMetadata metadata) throws IIOInvalidTreeException {
        Node root = metadata.getAsTree(NATIVE_FORMAT);
        Element frame = (Element) ((Element) root).getElementsByTagName("sof").item(0);
        Element luma = (Element) frame.getElementsByTagName("componentSpec").item(0);
        luma.setAttribute("HsamplingFactor", "2");
        luma.setAttribute("VsamplingFactor", "1");
        metadata.setFromTree(NATIVE_FORMAT, root);
    }
}
