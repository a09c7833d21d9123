package org.apical.dicom.dcm4che.internal;

import java.nio.file.Path;
import java.util.Map;

/** The archive of dcmtk, which keeps what is not compressed. */
class DcmqrscpTest extends ArchiveCases {
    @Override
    TestArchive start(Path home) throws Exception {
        return TestArchive.dcmqrscp(home);
    }

    @Override
    boolean answersOptionalKeys() {
        return false;
    }

    @Override
    Map<String, String> stored() {
        return Map.of("us_rgb_small_native.dcm", "-x=", "ct_mono16_explicit.dcm", "-x=");
    }
}
