package org.apical.dicom.internal;

import org.apical.api.ApicalException;
import org.apical.codecs.FrameCodecs;
import org.apical.codecs.FrameShape;
import org.apical.dicom.Photometric;
import org.apical.dicom.PixelDecoder;
import org.apical.dicom.PixelDescription;
import org.apical.dicom.StoredFrame;
import org.apical.dicom.TransferSyntax;

/** Decodes with the codecs of the bundle {@code org.apical.codecs}, which name themselves in their messages. */
public final class LibraryDecoder implements PixelDecoder {

    @Override
    public boolean decodes(TransferSyntax syntax) {
        return FrameCodecs.decodes(syntax.uid());
    }

    @Override
    public StoredFrame decode(TransferSyntax syntax, byte[] stream, PixelDescription d) throws ApicalException {
        byte[] samples = FrameCodecs.decode(syntax.uid(), stream, new FrameShape(d.rows(), d.columns(),
                d.samplesPerPixel(), d.bitsAllocated(), d.bitsStored(), d.signed()));
        return new StoredFrame(d.rows(), d.columns(), d.samplesPerPixel(), d.bytesPerSample(), d.signed(),
                decoded(d.photometric()), samples);
    }

    /** What the samples mean after decompression: the transforms of JPEG 2000 are undone, chroma has full width. */
    private static Photometric decoded(Photometric declared) {
        return switch (declared) {
            case YBR_ICT, YBR_RCT -> Photometric.RGB;
            case YBR_FULL_422, YBR_PARTIAL_420 -> Photometric.YBR_FULL;
            default -> declared;
        };
    }
}
