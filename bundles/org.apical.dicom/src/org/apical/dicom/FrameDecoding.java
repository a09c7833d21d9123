package org.apical.dicom;

import java.util.ArrayList;
import java.util.List;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.dicom.internal.JpegBaselineDecoder;
import org.apical.dicom.internal.LibraryDecoder;
import org.apical.dicom.internal.RleDecoder;

/** The decoders of compressed frames, tried in order; each failure is named. */
final class FrameDecoding {
    static final String CONVERT = "Convert the file to Explicit VR Little Endian, RLE or JPEG Baseline.";
    private static final List<PixelDecoder> DECODERS = List.of(new RleDecoder(), new JpegBaselineDecoder(),
            new LibraryDecoder());

    private FrameDecoding() {
    }

    /** Returns whether there is a decoder for frames of this transfer syntax. */
    static boolean decodes(TransferSyntax syntax) {
        return syntax.isVideo() || DECODERS.stream().anyMatch(decoder -> decoder.decodes(syntax));
    }

    /** Says that there is none. */
    static String undecodable(TransferSyntax syntax) {
        return "Pixels in " + syntax.displayName() + " (" + syntax.uid() + ") cannot be decoded.";
    }

    /**
     * Decodes one frame.
     *
     * @param luminance whether three samples may stay luminance and chroma
     * @throws ApicalException naming what each decoder found; without file and place
     */
    static StoredFrame decode(TransferSyntax syntax, byte[] stream, PixelDescription description, boolean luminance)
            throws ApicalException {
        List<String> failures = new ArrayList<>();
        ApicalException last = null;
        for (PixelDecoder decoder : DECODERS) {
            if (!decoder.decodes(syntax)) {
                continue;
            }
            try {
                return luminance ? decoder.decodeForLuminance(syntax, stream, description)
                        : decoder.decode(syntax, stream, description);
            } catch (ApicalException e) {
                last = e;
                String title = decoder.title().isEmpty() ? "" : decoder.title() + ": ";
                failures.add(title + e.problem().message());
            }
        }
        if (last == null) {
            throw ApicalException.badInput(Problem.of(undecodable(syntax), CONVERT));
        }
        throw ApicalException.badInput(Problem.of(String.join(" ", failures), last.problem().remedy()), last);
    }
}
