package org.apical.dicom;

import org.apical.api.ApicalException;

/**
 * Decompresses single frames of one or more transfer syntaxes.
 *
 * <p>Implementations are safe for use by several threads. They never allocate more than the description asks for,
 * whatever the compressed stream says of itself.
 *
 * @since 1.0
 */
public interface PixelDecoder {
    /** Returns whether this decoder takes frames of the transfer syntax. */
    boolean decodes(TransferSyntax syntax);

    /** Returns the name to show in messages, or an empty text when the decoder's own messages say enough. */
    default String title() {
        return "";
    }

    /**
     * Decompresses one frame.
     *
     * @param syntax      one that {@link #decodes} takes
     * @param stream      the whole compressed frame, possibly with padding behind
     * @param description shape and type that the frame must have
     * @return the frame
     * @throws ApicalException when the stream is damaged or has another shape; the problem needs no file or place
     */
    StoredFrame decode(TransferSyntax syntax, byte[] stream, PixelDescription description) throws ApicalException;

    /**
     * Decompresses one frame, for a caller who needs its luminance only.
     *
     * @return a frame of the same pixels; three samples may stay luminance and chroma
     */
    default StoredFrame decodeForLuminance(TransferSyntax syntax, byte[] stream, PixelDescription description)
            throws ApicalException {
        return decode(syntax, stream, description);
    }
}
