package org.apical.dicom;

import org.apical.api.settings.Setting;

/**
 * The settings of {@link DicomFolderSource}.
 *
 * @param assumeView the view of clips that do not name theirs
 * @since 1.0
 */
public record DicomFolderSettings(
        @Setting(label = "Assumed view", help = "The view of clips whose header does not name one, such as A4C.",
                defaultValue = "")
        String assumeView) {
}
