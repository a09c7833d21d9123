package org.apical.dicom.dcm4che.internal;

import java.util.List;
import org.apical.dicom.TransferSyntax;
import org.dcm4che3.data.UID;
import org.dcm4che3.net.pdu.AAssociateRQ;
import org.dcm4che3.net.pdu.PresentationContext;
import org.dcm4che3.net.pdu.RoleSelection;

/**
 * What is proposed to an archive.
 *
 * <p>For C-GET each kind of image is proposed in each encoding on its own, compressed ones first, so that an archive
 * need not decompress: a clip comes as it is stored. An association has room for 128 such proposals.
 */
final class Proposals {
    private static final List<TransferSyntax> IMAGES = List.of(TransferSyntax.JPEG_BASELINE, TransferSyntax.RLE,
            TransferSyntax.JPEG_LOSSLESS_SV1, TransferSyntax.JPEG_LOSSLESS, TransferSyntax.JPEG_EXTENDED,
            TransferSyntax.JPEG_LS, TransferSyntax.JPEG_LS_NEAR_LOSSLESS, TransferSyntax.JPEG_2000_LOSSLESS,
            TransferSyntax.JPEG_2000, TransferSyntax.MPEG2_MAIN, TransferSyntax.MPEG4_HIGH, TransferSyntax.HEVC_MAIN,
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN, TransferSyntax.IMPLICIT_LITTLE_ENDIAN,
            TransferSyntax.EXPLICIT_BIG_ENDIAN);
    private static final List<TransferSyntax> TEXTS =
            List.of(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, TransferSyntax.IMPLICIT_LITTLE_ENDIAN);
    private static final List<String> IMAGE_CLASSES = List.of(UID.UltrasoundMultiFrameImageStorage,
            UID.UltrasoundImageStorage, "1.2.840.10008.5.1.4.1.1.3", "1.2.840.10008.5.1.4.1.1.6",
            UID.SecondaryCaptureImageStorage, UID.MultiFrameTrueColorSecondaryCaptureImageStorage,
            UID.EnhancedUSVolumeStorage);
    private static final List<String> TEXT_CLASSES = List.of(UID.BasicTextSRStorage, UID.EnhancedSRStorage,
            UID.ComprehensiveSRStorage);

    private Proposals() {
    }

    /** Returns a request for these services, in uncompressed encodings. */
    static AAssociateRQ services(String... classes) {
        AAssociateRQ request = new AAssociateRQ();
        for (String one : classes) {
            request.addPresentationContext(new PresentationContext(next(request), one, UID.ExplicitVRLittleEndian,
                    UID.ImplicitVRLittleEndian));
        }
        return request;
    }

    /** Returns a request for C-GET, with what may come back. */
    static AAssociateRQ get() {
        AAssociateRQ request = services(UID.StudyRootQueryRetrieveInformationModelGet);
        IMAGE_CLASSES.forEach(one -> offer(request, one, IMAGES));
        TEXT_CLASSES.forEach(one -> offer(request, one, TEXTS));
        return request;
    }

    private static void offer(AAssociateRQ request, String type, List<TransferSyntax> encodings) {
        request.addRoleSelection(new RoleSelection(type, false, true));
        for (TransferSyntax encoding : encodings) {
            request.addPresentationContext(new PresentationContext(next(request), type, encoding.uid()));
        }
    }

    private static int next(AAssociateRQ request) {
        return 2 * request.getNumberOfPresentationContexts() + 1;
    }
}
