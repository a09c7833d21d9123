package org.apical.dicom.dcm4che.internal;

import java.util.List;
import org.apical.api.settings.Setting;

/**
 * The options of {@link CompareCommand}.
 *
 * @param files the files
 */
public record CompareSettings(
        @Setting(label = "Files", help = "The DICOM files to read twice.", positional = true)
        List<String> files) {
}
