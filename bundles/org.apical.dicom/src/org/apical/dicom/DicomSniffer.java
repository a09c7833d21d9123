package org.apical.dicom;

import java.io.IOException;

/** Recognises DICOM by its first bytes, and the encoding of a data set by its first element. */
final class DicomSniffer {
    /** How a file begins. */
    enum Start { PART_10, META_WITHOUT_PREAMBLE, DATA_SET, UNKNOWN }

    /** How the first element of a data set is written. */
    enum Encoding {
        EXPLICIT_LITTLE(TransferSyntax.EXPLICIT_LITTLE_ENDIAN),
        IMPLICIT_LITTLE(TransferSyntax.IMPLICIT_LITTLE_ENDIAN),
        EXPLICIT_BIG(TransferSyntax.EXPLICIT_BIG_ENDIAN),
        UNCLEAR(null);

        private final TransferSyntax syntax;

        Encoding(TransferSyntax syntax) {
            this.syntax = syntax;
        }

        TransferSyntax syntax() {
            return syntax;
        }
    }

    private DicomSniffer() {
    }

    static Start recognise(byte[] start) {
        int magic = DicomReader.PREAMBLE;
        if (start.length >= magic + 4 && start[magic] == 'D' && start[magic + 1] == 'I' && start[magic + 2] == 'C'
                && start[magic + 3] == 'M') {
            return Start.PART_10;
        }
        if (start.length < 16) {
            return Start.UNKNOWN;
        }
        boolean explicit = Vr.of(start[4], start[5]) != null;
        if (start[0] == 2 && start[1] == 0 && start[3] == 0 && explicit) {
            return Start.META_WITHOUT_PREAMBLE;
        }
        // Group 0008 with a low element: explicit by its representation, implicit by a small length.
        boolean little = start[0] == 8 && start[1] == 0 && (explicit || start[3] == 0 && start[6] == 0 && start[7] == 0
                && start[5] == 0);
        boolean big = start[0] == 0 && start[1] == 8 && explicit;
        return little || big ? Start.DATA_SET : Start.UNKNOWN;
    }

    /** Looks at the first element; the cursor moves. */
    static Encoding encoding(Cursor in) throws IOException {
        in.bigEndian(false);
        int group = in.unsignedShort();
        in.unsignedShort();
        int first = in.unsignedByte();
        int second = in.unsignedByte();
        int rest = in.unsignedShort();
        boolean explicit = Vr.of(first, second) != null;
        if (explicit && group != 0 && (group & 0xFF) == 0 && group >>> 8 <= 0x20) {
            return Encoding.EXPLICIT_BIG;
        }
        if (group == 0 || group > 0x7FE0) {
            return Encoding.UNCLEAR;
        }
        if (explicit) {
            return Encoding.EXPLICIT_LITTLE;
        }
        return rest == 0 && group <= 0x7FE0 ? Encoding.IMPLICIT_LITTLE : Encoding.UNCLEAR;
    }
}
