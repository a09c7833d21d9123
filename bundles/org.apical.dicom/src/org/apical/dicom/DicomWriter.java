package org.apical.dicom;

import java.io.ByteArrayOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Writes DICOM Part 10 files in explicit little endian, with native or encapsulated pixel data.
 *
 * <p>The same data set gives the same bytes. A file appears under its name only when it is whole: it is written to
 * {@code <name>.part} beside it and renamed. Sequences have defined lengths.
 *
 * @since 1.0
 */
public final class DicomWriter {
    private static final String VERSION_NAME = "APICAL_1";

    private DicomWriter() {
    }

    /**
     * Writes a data set without pixel data, or with those it holds as {@link Tag#PIXEL_DATA}.
     *
     * @throws IOException when the file cannot be written; nothing half-written is left
     */
    public static void write(Path file, DicomObject dataset) throws IOException {
        write(file, dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, null);
    }

    /**
     * Writes a data set and its frames.
     *
     * @param file    where to; its folder must exist, an existing file is replaced
     * @param dataset everything but the pixel data; needs SOP class and SOP instance UID
     * @param syntax  explicit little endian, or an encapsulated one in which the frames are encoded already
     * @param frames  one array a frame: samples in the layout that the data set describes (16-bit ones little
     *                endian), or the compressed stream; {@code null} writes the data set as it is
     * @throws IOException              when the file cannot be written; nothing half-written is left
     * @throws IllegalArgumentException when the syntax is neither explicit little endian nor encapsulated
     */
    public static void write(Path file, DicomObject dataset, TransferSyntax syntax, List<byte[]> frames)
            throws IOException {
        if (syntax != TransferSyntax.EXPLICIT_LITTLE_ENDIAN && !syntax.isEncapsulated()) {
            throw new IllegalArgumentException("Files are written in explicit little endian, not in "
                    + syntax.displayName() + ".");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                write(out, dataset, syntax, frames);
            }
            try {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Writes the same to a stream, which stays open. */
    public static void write(OutputStream out, DicomObject dataset, TransferSyntax syntax, List<byte[]> frames)
            throws IOException {
        out.write(new byte[128]);
        out.write("DICM".getBytes(StandardCharsets.US_ASCII));
        out.write(meta(dataset, syntax));
        boolean written = frames == null;
        for (DicomElement element : dataset.elements()) {
            if (Tag.group(element.tag()) <= 2 || !written && element.tag() == Tag.PIXEL_DATA) {
                continue;
            }
            if (!written && Integer.compareUnsigned(element.tag(), Tag.PIXEL_DATA) > 0) {
                writePixels(out, dataset, syntax, frames);
                written = true;
            }
            writeElement(out, element);
        }
        if (!written) {
            writePixels(out, dataset, syntax, frames);
        }
    }

    private static byte[] meta(DicomObject dataset, TransferSyntax syntax) throws IOException {
        DicomObject meta = new DicomObject();
        meta.putBytes(Tag.FILE_META_VERSION, Vr.OB, new byte[] {0, 1});
        meta.putString(Tag.MEDIA_STORAGE_SOP_CLASS_UID, Vr.UI, dataset.getString(Tag.SOP_CLASS_UID).orElse(""));
        meta.putString(Tag.MEDIA_STORAGE_SOP_INSTANCE_UID, Vr.UI,
                dataset.getString(Tag.SOP_INSTANCE_UID).orElse(""));
        meta.putString(Tag.TRANSFER_SYNTAX_UID, Vr.UI, syntax.uid());
        meta.putString(Tag.IMPLEMENTATION_CLASS_UID, Vr.UI, DicomUids.IMPLEMENTATION_CLASS);
        meta.putString(Tag.IMPLEMENTATION_VERSION_NAME, Vr.SH, VERSION_NAME);
        byte[] body = encode(meta);
        DicomObject length = new DicomObject();
        length.putInts(Tag.FILE_META_GROUP_LENGTH, Vr.UL, body.length);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(encode(length));
        both.write(body);
        return both.toByteArray();
    }

    private static byte[] encode(DicomObject object) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (DicomElement element : object.elements()) {
            writeElement(out, element);
        }
        return out.toByteArray();
    }

    private static void writeElement(OutputStream out, DicomElement element) throws IOException {
        byte[] value = element.vr().isSequence() ? encodeItems(element.items())
                : ElementValues.padded(element.bytes(), element.vr());
        // A value too long for the 16-bit length may be written as UN (PS3.5 section 6.2.2, note 2).
        Vr vr = !element.vr().hasLongLength() && value.length > 0xFFFE ? Vr.UN : element.vr();
        writeHeader(out, element.tag(), vr, value.length);
        out.write(value);
    }

    private static byte[] encodeItems(List<DicomObject> items) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (DicomObject item : items) {
            byte[] content = encode(item);
            writeTag(out, Tag.ITEM);
            writeInt(out, content.length);
            out.write(content);
        }
        return out.toByteArray();
    }

    private static void writePixels(OutputStream out, DicomObject dataset, TransferSyntax syntax,
            List<byte[]> frames) throws IOException {
        if (syntax.isEncapsulated()) {
            writeFragments(out, frames);
            return;
        }
        long length = frames.stream().mapToLong(f -> f.length).sum();
        if (length > 0xFFFFFFFEL) {
            throw new IOException("The pixel data of " + length + " bytes do not fit into one native element of "
                    + "at most 4294967294; write fewer frames, or compress them.");
        }
        Vr vr = dataset.getInt(Tag.BITS_ALLOCATED).orElse(8) > 8 ? Vr.OW : Vr.OB;
        writeHeader(out, Tag.PIXEL_DATA, vr, (int) (length + length % 2));
        for (byte[] frame : frames) {
            out.write(frame);
        }
        if (length % 2 == 1) {
            out.write(0);
        }
    }

    private static void writeFragments(OutputStream out, List<byte[]> frames) throws IOException {
        writeHeader(out, Tag.PIXEL_DATA, Vr.OB, -1);
        long last = 0;
        for (int i = 0; i < frames.size() - 1; i++) {
            last += 8L + even(frames.get(i).length);
        }
        // An empty table is allowed, and the only right one when 32 bits cannot hold the offsets.
        boolean table = last <= 0xFFFFFFFEL;
        writeTag(out, Tag.ITEM);
        writeInt(out, table ? 4 * frames.size() : 0);
        long offset = 0;
        for (int i = 0; table && i < frames.size(); i++) {
            writeInt(out, (int) offset);
            offset += 8L + even(frames.get(i).length);
        }
        for (byte[] frame : frames) {
            writeTag(out, Tag.ITEM);
            writeInt(out, even(frame.length));
            out.write(frame);
            if (frame.length % 2 == 1) {
                out.write(0);
            }
        }
        writeTag(out, Tag.SEQUENCE_DELIMITER);
        writeInt(out, 0);
    }

    private static int even(int length) {
        return length + length % 2;
    }

    private static void writeHeader(OutputStream out, int tag, Vr vr, int length) throws IOException {
        writeTag(out, tag);
        out.write(vr.name().charAt(0));
        out.write(vr.name().charAt(1));
        if (vr.hasLongLength()) {
            writeShort(out, 0);
            writeInt(out, length);
        } else {
            writeShort(out, length);
        }
    }

    private static void writeTag(OutputStream out, int tag) throws IOException {
        writeShort(out, tag >>> 16);
        writeShort(out, tag);
    }

    private static void writeShort(OutputStream out, int value) throws IOException {
        out.write(value);
        out.write(value >>> 8);
    }

    private static void writeInt(OutputStream out, int value) throws IOException {
        writeShort(out, value);
        writeShort(out, value >>> 16);
    }
}
