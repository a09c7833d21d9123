package org.apical.datasets;

import java.nio.file.Files;
import java.nio.file.Path;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.settings.Setting;
import org.apical.api.source.DataSource;
import org.apical.api.source.Listing;
import org.apical.datasets.internal.CamusFolder;

/**
 * Lists the pictures of a copy of CAMUS: folders {@code patientNNNN} with NIfTI or MetaImage files and
 * {@code Info_2CH.cfg}, {@code Info_4CH.cfg}, anywhere up to two folders deep.
 *
 * <p>A view with a half or whole sequence and a frame rate is a clip; one without is two stills, end-diastole and
 * end-systole. The views are A2C and A4C. Brought along are the ejection fraction in percent, volumes in mL, sex, age,
 * the split of {@code database_split} or {@code listSubGroups} or of the folders training and testing, and the masks of
 * left ventricle, myocardium and left atrium. Oblong pixels are made square by enlarging their coarser direction.
 *
 * @see <a href="https://doi.org/10.1109/TMI.2019.2900516">Leclerc et al. 2019</a>
 * @since 1.0
 */
public final class CamusSource implements DataSource<CamusSource.Settings> {

    /**
     * Which pictures and which split.
     *
     * @param stills whether the stills are taken even where there are sequences
     * @param fold the fold of the older lists of subgroups
     */
    public record Settings(
            @Setting(label = "Stills", help = "Take the end-diastolic and end-systolic pictures even where there are "
                    + "sequences.", defaultValue = "false") boolean stills,
            @Setting(label = "Fold", help = "The fold to take where the folder listSubGroups holds ten of them.",
                    defaultValue = "1", min = 1, max = 10) int fold) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Listing list(Settings settings, Path path, Progress progress) throws ApicalException {
        if (!Files.isDirectory(path)) {
            throw ApicalException.badInput(new Problem("There is no such folder.", path.toString(), "",
                    "Name the folder that holds database_nifti or the folders of the patients."));
        }
        return new CamusFolder(path, settings.stills(), settings.fold()).list(progress);
    }
}
