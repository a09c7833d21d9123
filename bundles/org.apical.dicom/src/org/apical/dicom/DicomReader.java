package org.apical.dicom;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.apical.api.ApicalException;
import org.apical.api.Problem;

/**
 * Reads DICOM Part 10 files, and data sets without a header where they can be recognised.
 *
 * <p>Explicit and implicit little endian, big endian and deflated data sets are understood. Pixel data are located
 * but not read. Oddities that leave the meaning clear become {@linkplain DicomFile#problems() problems}; lengths are
 * never trusted beyond what the file holds. Source: PS3.5 section 7, PS3.10 section 7.
 *
 * @since 1.0
 */
public final class DicomReader {
    static final int PREAMBLE = 128;
    private static final String OTHER_FILE = "Choose a DICOM file, or leave this one out.";

    private DicomReader() {
    }

    /**
     * Reads the header of a file and finds its pixel data.
     *
     * @param path the file
     * @return what was read
     * @throws ApicalException when the file cannot be read, is no DICOM file, or is damaged before its pixel data
     */
    public static DicomFile read(Path path) throws ApicalException {
        ProblemList problems = new ProblemList(path.toString());
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            return read(path, ByteSource.of(channel, size), ByteSource.of(path, size), problems);
        } catch (NoSuchFileException e) {
            throw ApicalException.badInput(new Problem("The file does not exist.", path.toString(), "",
                    "Check the spelling of its name."), e);
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The file cannot be read: " + reason(e) + ".",
                    path.toString(), "", "Check that it is a whole file and that you may read it."), e);
        }
    }

    static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static DicomFile read(Path path, ByteSource open, ByteSource later, ProblemList problems)
            throws IOException, ApicalException {
        byte[] start = open.read(0, (int) Math.min(open.size(), PREAMBLE + 16));
        DicomSniffer.Start kind = DicomSniffer.recognise(start);
        if (kind == DicomSniffer.Start.UNKNOWN) {
            throw problems.refuse(open.size() == 0 ? "The file is empty." : "This is not a DICOM file.", "",
                    OTHER_FILE);
        }
        Cursor in = new Cursor(open, kind == DicomSniffer.Start.PART_10 ? PREAMBLE + 4 : 0);
        if (kind != DicomSniffer.Start.PART_10) {
            problems.add("The file has no DICOM header; its encoding was guessed.", "", "");
        }
        DicomObject meta = readMeta(in, problems);
        TransferSyntax syntax = declared(meta, problems);
        if (syntax == TransferSyntax.DEFLATED) {
            open = InflatedBytes.inflate(open, in.position(), problems);
            later = open;
            in = new Cursor(open, 0);
        }
        if (in.remaining() < 8) {
            throw problems.refuse("The file ends before the data set.", "byte " + in.position(),
                    "Copy or export the file again.");
        }
        long begin = in.position();
        DicomSniffer.Encoding encoding = DicomSniffer.encoding(in);
        syntax = settle(syntax, encoding, problems);
        in.seek(begin);
        in.bigEndian(syntax.isBigEndian());
        DicomParser parser = new DicomParser(later, in, problems);
        DicomObject dataset = parser.parse(syntax.isExplicit());
        if (dataset.elements().isEmpty()) {
            throw problems.refuse("The file holds no data set.", "byte " + begin, OTHER_FILE);
        }
        if (!dataset.characterSet().isKnown()) {
            problems.add("The character set " + Printable.quoted(String.join("\\",
                    dataset.getStrings(Tag.SPECIFIC_CHARACTER_SET))) + " is not known; texts are read as ISO 8859-1.",
                    "element " + Tag.toString(Tag.SPECIFIC_CHARACTER_SET), "");
        }
        return new DicomFile(path, meta, dataset, syntax, parser.pixelData(), problems.list());
    }

    /** Reads group 0002, which is explicit little endian; its group length is often wrong and not needed. */
    private static DicomObject readMeta(Cursor in, ProblemList problems) throws IOException, ApicalException {
        DicomObject meta = new DicomObject();
        while (in.remaining() >= 8) {
            long at = in.position();
            int tag = in.tag();
            if (Tag.group(tag) != 2) {
                in.seek(at);
                break;
            }
            Vr vr = Vr.of(in.unsignedByte(), in.unsignedByte());
            if (vr == null || vr == Vr.SQ || vr.hasLongLength() && in.remaining() < 6) {
                throw problems.refuse("The file meta information is damaged.",
                        "element " + Tag.toString(tag) + " at byte " + at, "Copy or export the file again.");
            }
            long length;
            if (vr.hasLongLength()) {
                in.unsignedShort();
                length = in.unsignedInt();
            } else {
                length = in.unsignedShort();
            }
            if (length > in.remaining() || length > 1 << 20) {
                throw problems.refuse("The element claims " + length + " bytes, but only " + in.remaining()
                        + " are left in the file.", "element " + Tag.toString(tag) + " at byte " + at,
                        "Copy or export the file again.");
            }
            meta.put(DicomElement.of(tag, vr, in.bytes((int) length)));
        }
        return meta;
    }

    private static TransferSyntax declared(DicomObject meta, ProblemList problems) throws ApicalException {
        String uid = meta.getString(Tag.TRANSFER_SYNTAX_UID).orElse("");
        if (uid.isEmpty()) {
            return null;
        }
        TransferSyntax syntax = TransferSyntax.of(uid);
        if (syntax == null) {
            throw problems.refuse("The transfer syntax " + Printable.quoted(uid) + " is not known.",
                    "element " + Tag.toString(Tag.TRANSFER_SYNTAX_UID),
                    "Export the file in a standard encoding such as Explicit VR Little Endian.");
        }
        return syntax;
    }

    private static TransferSyntax settle(TransferSyntax declared, DicomSniffer.Encoding seen, ProblemList problems)
            throws ApicalException {
        if (declared == null) {
            if (seen == DicomSniffer.Encoding.UNCLEAR) {
                throw problems.refuse("The file does not say how it is encoded.",
                        "element " + Tag.toString(Tag.TRANSFER_SYNTAX_UID), OTHER_FILE);
            }
            problems.add("The transfer syntax is missing; " + seen.syntax().displayName() + " was recognised.",
                    "element " + Tag.toString(Tag.TRANSFER_SYNTAX_UID), "");
            return seen.syntax();
        }
        boolean agrees = seen == DicomSniffer.Encoding.UNCLEAR
                || seen.syntax().isExplicit() == declared.isExplicit()
                && seen.syntax().isBigEndian() == declared.isBigEndian();
        if (agrees || declared.isEncapsulated()) {
            return declared;
        }
        problems.add(String.format(Locale.ROOT, "The file says %s, but is written in %s.", declared.displayName(),
                seen.syntax().displayName()), "element " + Tag.toString(Tag.TRANSFER_SYNTAX_UID), "");
        return seen.syntax();
    }
}
