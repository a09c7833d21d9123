package org.apical.codecs;

import java.util.ArrayList;
import java.util.List;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.codecs.internal.ExtendedJpegCodec;
import org.apical.codecs.internal.FfmpegJpeg2000Codec;
import org.apical.codecs.internal.JpegLsCodec;
import org.apical.codecs.internal.LosslessJpegCodec;

/**
 * The codecs of the product, in the order in which they are tried.
 *
 * @since 1.0
 */
public final class FrameCodecs {
    private static final List<FrameCodec> ALL = List.of(new ExtendedJpegCodec(), new LosslessJpegCodec(),
            new JpegLsCodec(), new FfmpegJpeg2000Codec());

    private FrameCodecs() {
    }

    /**
     * Returns whether there is a codec for a transfer syntax.
     *
     * @param transferSyntaxUid its unique identifier
     * @return whether {@link #decode} tries anything
     */
    public static boolean decodes(String transferSyntaxUid) {
        return ALL.stream().anyMatch(codec -> codec.decodes(transferSyntaxUid));
    }

    /**
     * Decompresses one frame with the first codec that can.
     *
     * @param transferSyntaxUid how the frame is compressed
     * @param stream the whole compressed frame, possibly with padding behind
     * @param shape what the frame must be
     * @return the samples as {@link FrameCodec#decode} lays them out
     * @throws ApicalException naming every codec that was tried and why it failed; the problem has no file or place
     */
    public static byte[] decode(String transferSyntaxUid, byte[] stream, FrameShape shape) throws ApicalException {
        List<String> failures = new ArrayList<>();
        ApicalException last = null;
        for (FrameCodec codec : ALL) {
            if (!codec.decodes(transferSyntaxUid)) {
                continue;
            }
            try {
                return codec.decode(stream, shape);
            } catch (ApicalException e) {
                last = e;
                failures.add(codec.displayName() + ": " + e.problem().message());
            }
        }
        if (last == null) {
            throw ApicalException.badInput(Problem.of("There is no codec for the transfer syntax " + transferSyntaxUid
                    + ".", "Convert the file to Explicit VR Little Endian."));
        }
        Problem problem = Problem.of(String.join(" ", failures), last.problem().remedy());
        throw last.kind() == ApicalException.Cause.FAILED ? ApicalException.failed(problem, last)
                : ApicalException.badInput(problem, last);
    }
}
