package org.apical.dicom;

import java.util.List;
import org.apical.api.settings.Setting;

/**
 * The options of {@link InspectCommand}.
 *
 * @param files  the files
 * @param frames whether to decode all frames
 * @since 1.0
 */
public record InspectSettings(
        @Setting(label = "Files", help = "The DICOM files to look into.", positional = true)
        List<String> files,
        @Setting(label = "Frames", help = "Decodes every frame and gives its SHA-256, mean and standard deviation.",
                defaultValue = "false")
        boolean frames) {
}
