package org.apical.datasets.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.InflaterInputStream;

import org.apical.api.ApicalException;

/**
 * Reads pictures from MetaImage files: a header ({@code .mhd}) with the samples in a file of their own, or both in one
 * ({@code .mha}), compressed or not.
 *
 * @see <a href="https://itk.org/Wiki/ITK/MetaIO/Documentation">MetaIO documentation</a>
 */
public final class MetaImageFile {

    private static final int LONGEST_HEADER = 1 << 16;

    private MetaImageFile() {
    }

    /**
     * Reads a file.
     *
     * @param file the header
     * @return its pictures
     * @throws ApicalException when a file is missing, cut off, no MetaImage, or of a kind that is not read
     */
    public static ImageSeries read(Path file) throws ApicalException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Map<String, String> header = header(file, in);
            if (!"true".equalsIgnoreCase(header.getOrDefault("binarydata", "true"))) {
                throw ImageBytes.bad(file, "Samples written as text are not read.");
            }
            String name = header.get("elementdatafile");
            if (name.equalsIgnoreCase("LOCAL")) {
                return pictures(file, file, header, in);
            }
            Path folder = file.toAbsolutePath().normalize().getParent();
            Path data = name.contains("%") || name.equalsIgnoreCase("LIST") ? null
                    : folder.resolve(name.replace('\\', '/')).normalize();
            if (data == null || !data.startsWith(folder)) {
                throw ImageBytes.bad(file, "The samples must lie in one file beside the header, not in '" + name
                        + "'.");
            }
            try (InputStream samples = new BufferedInputStream(Files.newInputStream(data))) {
                return pictures(file, data, header, samples);
            } catch (IOException e) {
                throw ImageBytes.unreadable(data, e);
            }
        } catch (IOException e) {
            throw ImageBytes.unreadable(file, e);
        }
    }

    /** Reads the lines up to ElementDataFile, which is always the last. */
    private static Map<String, String> header(Path file, InputStream in) throws IOException, ApicalException {
        Map<String, String> header = new TreeMap<>();
        StringBuilder line = new StringBuilder();
        for (int read = 0; read < LONGEST_HEADER; read++) {
            int c = in.read();
            if (c >= 0 && c != '\n') {
                line.append((char) c);
                continue;
            }
            String text = new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            line.setLength(0);
            int equals = text.indexOf('=');
            if (equals > 0) {
                String key = text.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                header.put(key, text.substring(equals + 1).strip());
                if (key.equals("elementdatafile")) {
                    return header;
                }
            }
            if (c < 0) {
                break;
            }
        }
        throw ImageBytes.bad(file, "This is not a MetaImage file: no line names ElementDataFile.");
    }

    private static ImageSeries pictures(Path file, Path data, Map<String, String> header, InputStream in)
            throws IOException, ApicalException {
        double[] dimensions = numbers(header.getOrDefault("dimsize", ""));
        if (dimensions.length < 2) {
            throw ImageBytes.bad(file, "DimSize does not say the size of the pictures.");
        }
        double frames = 1;
        for (int i = 2; i < dimensions.length; i++) {
            frames *= dimensions[i];
        }
        if (!header.getOrDefault("elementnumberofchannels", "1").equals("1")) {
            throw ImageBytes.bad(file, "Pictures of several channels are not read.");
        }
        SampleType type = type(file, header.getOrDefault("elementtype", ""));
        int size = ImageBytes.size(file, (long) dimensions[0], (long) dimensions[1], (long) frames, type);
        boolean compressed = "true".equalsIgnoreCase(header.get("compresseddata"));
        double[] headerSize = numbers(header.getOrDefault("headersize", "0"));
        long skip = headerSize.length == 0 ? 0 : (long) headerSize[0];
        if (skip == -1 && !data.equals(file) && !compressed) {
            skip = Files.size(data) - size;
        }
        if (skip > 0 && !data.equals(file)) {
            in.skipNBytes(skip);
        }
        byte[] samples = ImageBytes.exactly(data, compressed ? new InflaterInputStream(in) : in, size);
        boolean bigEndian = "true".equalsIgnoreCase(header.getOrDefault("binarydatabyteordermsb",
                header.getOrDefault("elementbyteordermsb", "false")));
        double[] spacing = numbers(header.getOrDefault("elementspacing", header.getOrDefault("elementsize", "")));
        return new ImageSeries((int) dimensions[0], (int) dimensions[1], (int) frames,
                spacing.length > 0 && spacing[0] > 0 ? spacing[0] : Double.NaN,
                spacing.length > 1 && spacing[1] > 0 ? spacing[1] : Double.NaN, type,
                ByteBuffer.wrap(samples).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN), 1, 0);
    }

    private static double[] numbers(String text) {
        String[] words = text.isBlank() ? new String[0] : text.strip().split("\\s+");
        double[] numbers = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            try {
                numbers[i] = Double.parseDouble(words[i]);
            } catch (NumberFormatException e) {
                numbers[i] = Double.NaN;
            }
        }
        return numbers;
    }

    private static SampleType type(Path file, String name) throws ApicalException {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "MET_UCHAR" -> SampleType.UINT8;
            case "MET_CHAR" -> SampleType.INT8;
            case "MET_USHORT" -> SampleType.UINT16;
            case "MET_SHORT" -> SampleType.INT16;
            case "MET_UINT" -> SampleType.UINT32;
            case "MET_INT" -> SampleType.INT32;
            case "MET_LONG_LONG" -> SampleType.INT64;
            case "MET_FLOAT" -> SampleType.FLOAT32;
            case "MET_DOUBLE" -> SampleType.FLOAT64;
            default -> throw ImageBytes.bad(file, "Samples of the type '" + name + "' are not read.");
        };
    }
}
