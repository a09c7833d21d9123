package org.apical.codecs;

import org.apical.api.ApicalException;

/**
 * Decompresses single frames of some transfer syntaxes.
 *
 * <p>Implementations may be used by several threads, check what the stream says of itself before they allocate or hand
 * it to native code, and refuse what is damaged.
 *
 * @since 1.0
 */
public interface FrameCodec {

    /**
     * Returns the name to show in messages.
     *
     * @return for example "FFmpeg's JPEG-LS decoder"
     */
    String displayName();

    /**
     * Returns whether the codec takes frames of a transfer syntax.
     *
     * @param transferSyntaxUid its unique identifier
     * @return whether to try {@link #decode}
     */
    boolean decodes(String transferSyntaxUid);

    /**
     * Decompresses one frame.
     *
     * @param stream the whole compressed frame, possibly with padding behind
     * @param shape what the frame must be
     * @return the samples, pixel-interleaved, rows top-down: of 8 bits one byte, else two bytes little endian; signed
     *         ones extended to the whole of their bytes; no colour converted but by the transform of JPEG 2000
     * @throws ApicalException when the stream is damaged or contradicts the shape; the problem needs no file or place
     */
    byte[] decode(byte[] stream, FrameShape shape) throws ApicalException;
}
