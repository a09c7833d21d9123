package org.apical.datasets.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

import org.apical.api.ApicalException;

/**
 * Reads pictures from NIfTI files in one piece ({@code .nii}, {@code .nii.gz}), versions 1 and 2, of either byte order.
 *
 * <p>The first dimension is taken for the columns and the second for the rows; all further ones count pictures.
 *
 * @see <a href="https://nifti.nimh.nih.gov/pub/dist/src/niftilib/nifti1.h">The definition of NIfTI-1</a>
 */
public final class NiftiFile {

    private static final int HEADER_1 = 348;
    private static final int HEADER_2 = 540;
    private static final int UNIT_METRE = 1;
    private static final int UNIT_MICROMETRE = 3;

    private NiftiFile() {
    }

    /** What is wanted of a header, whichever its version. */
    private record Header(long[] dimensions, double[] pixelSizes, int type, double offset, double slope,
            double intercept, int units) {
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its pictures
     * @throws ApicalException when it is missing, no NIfTI file, cut off, or of a kind that is not read
     */
    public static ImageSeries read(Path file) throws ApicalException {
        try (InputStream in = open(file)) {
            byte[] start = in.readNBytes(4);
            ByteBuffer size = ByteBuffer.wrap(start.length == 4 ? start : new byte[4]);
            ByteOrder order = ByteOrder.LITTLE_ENDIAN;
            int length = size.order(order).getInt(0);
            if (length != HEADER_1 && length != HEADER_2) {
                order = ByteOrder.BIG_ENDIAN;
                length = size.order(order).getInt(0);
            }
            if (length != HEADER_1 && length != HEADER_2) {
                throw ImageBytes.bad(file, "This is not a NIfTI file.");
            }
            byte[] rest = in.readNBytes(length - 4);
            if (rest.length < length - 4) {
                throw ImageBytes.bad(file, "The file ends within its header.");
            }
            ByteBuffer bytes = ByteBuffer.allocate(length).order(order).put(start).put(rest);
            Header header = length == HEADER_1 ? first(bytes) : second(bytes);
            char kind = (char) bytes.get(length == HEADER_1 ? 345 : 5);
            if (kind != '+') {
                throw ImageBytes.bad(file, "The pictures lie in a second file, which is not read.");
            }
            return pictures(file, in, header, length, order);
        } catch (IOException e) {
            throw ImageBytes.unreadable(file, e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        boolean zipped = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return zipped ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static Header first(ByteBuffer bytes) {
        long[] dimensions = new long[8];
        double[] sizes = new double[8];
        for (int i = 0; i < 8; i++) {
            dimensions[i] = bytes.getShort(40 + 2 * i);
            sizes[i] = bytes.getFloat(76 + 4 * i);
        }
        return new Header(dimensions, sizes, bytes.getShort(70), bytes.getFloat(108), bytes.getFloat(112),
                bytes.getFloat(116), bytes.get(123));
    }

    private static Header second(ByteBuffer bytes) {
        long[] dimensions = new long[8];
        double[] sizes = new double[8];
        for (int i = 0; i < 8; i++) {
            dimensions[i] = bytes.getLong(16 + 8 * i);
            sizes[i] = bytes.getDouble(104 + 8 * i);
        }
        return new Header(dimensions, sizes, bytes.getShort(12), bytes.getLong(168), bytes.getDouble(176),
                bytes.getDouble(184), bytes.getInt(500));
    }

    private static ImageSeries pictures(Path file, InputStream in, Header header, int length, ByteOrder order)
            throws IOException, ApicalException {
        long[] dimensions = header.dimensions();
        if (dimensions[0] < 2 || dimensions[0] > 7) {
            throw ImageBytes.bad(file, "The header says " + dimensions[0] + " dimensions; 2 to 7 are possible.");
        }
        long frames = 1;
        for (int i = 3; i <= dimensions[0]; i++) {
            frames = Math.multiplyHigh(frames, dimensions[i]) != 0 ? -1 : frames * dimensions[i];
        }
        SampleType type = type(header.type(), file);
        int size = ImageBytes.size(file, dimensions[1], dimensions[2], frames, type);
        if (!(header.offset() >= length && header.offset() < 1 << 24)) {
            throw ImageBytes.bad(file, "The header says that the pictures begin at byte " + header.offset() + ".");
        }
        in.skipNBytes((long) header.offset() - length);
        ByteBuffer data = ByteBuffer.wrap(ImageBytes.exactly(file, in, size)).order(order);
        boolean scaled = header.slope() != 0 && Double.isFinite(header.slope()) && Double.isFinite(header.intercept());
        int unit = header.units() & 7;
        double toMm = unit == UNIT_METRE ? 1000 : unit == UNIT_MICROMETRE ? 0.001 : 1;
        return new ImageSeries((int) dimensions[1], (int) dimensions[2], (int) frames,
                spacing(header.pixelSizes()[1] * toMm), spacing(header.pixelSizes()[2] * toMm), type, data,
                scaled ? header.slope() : 1, scaled ? header.intercept() : 0);
    }

    private static double spacing(double size) {
        double spacing = Math.abs(size);
        return spacing > 0 && Double.isFinite(spacing) ? spacing : Double.NaN;
    }

    private static SampleType type(int code, Path file) throws ApicalException {
        return switch (code) {
            case 2 -> SampleType.UINT8;
            case 4 -> SampleType.INT16;
            case 8 -> SampleType.INT32;
            case 16 -> SampleType.FLOAT32;
            case 64 -> SampleType.FLOAT64;
            case 256 -> SampleType.INT8;
            case 512 -> SampleType.UINT16;
            case 768 -> SampleType.UINT32;
            case 1024 -> SampleType.INT64;
            default -> throw ImageBytes.bad(file, "Samples of the NIfTI data type " + code + " are not read.");
        };
    }
}
