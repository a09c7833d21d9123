package org.apical.datasets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.settings.Setting;
import org.apical.api.source.ClipReference;
import org.apical.api.source.DataSource;
import org.apical.api.source.Listing;
import org.apical.datasets.internal.EchonetFolder;
import org.apical.datasets.internal.Parts;

/**
 * Lists the videos of a copy of EchoNet-Pediatric: folders {@code A4C} and {@code PSAX}, each with
 * {@code FileList.csv}, {@code VolumeTracings.csv} and {@code Videos}.
 *
 * <p>The data set does not say which videos show one patient, so each counts as a patient of its own unless a column
 * {@code patientId} was added; use its folds rather than a split of your own. Brought along are the ejection fraction
 * in percent, sex, age in years, weight in kg, height in cm, the fold, and the outlines of the left ventricle.
 *
 * @see <a href="https://doi.org/10.1016/j.echo.2023.01.015">Reddy et al. 2023</a>
 * @since 1.0
 */
public final class EchonetPediatricSource implements DataSource<EchonetPediatricSource.Settings> {

    private static final List<String> VIEWS = List.of("A4C", "PSAX");

    /**
     * Which folds are which part; all others are trained on.
     *
     * @param validationFold the fold that is validated on
     * @param testFold the fold that is tested on
     */
    public record Settings(
            @Setting(label = "Validation fold", help = "The fold of the data set that selects the model.",
                    defaultValue = "8", min = 0, max = 9) int validationFold,
            @Setting(label = "Test fold", help = "The fold of the data set that is kept for the final judgement.",
                    defaultValue = "9", min = 0, max = 9) int testFold) {

        /** Checks that the folds are two. */
        public Settings {
            if (validationFold == testFold) {
                throw new IllegalArgumentException("The folds for validation and test must be two different ones.");
            }
        }
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Listing list(Settings settings, Path path, Progress progress) throws ApicalException {
        Path root = Files.isDirectory(path) || path.getParent() == null ? path : path.getParent();
        Parts parts = new Parts(settings.validationFold(), settings.testFold());
        List<ClipReference> clips = new ArrayList<>();
        List<Problem> skipped = new ArrayList<>();
        boolean found = false;
        for (String view : VIEWS) {
            for (Path folder : List.of(root.resolve(view), root.resolve("pediatric_echo_avi").resolve(view), root)) {
                boolean named = !folder.equals(root) || root.toAbsolutePath().normalize().getFileName() != null
                        && root.toAbsolutePath().normalize().getFileName().toString().equalsIgnoreCase(view);
                if (named && Files.exists(EchonetFolder.file(folder, EchonetFolder.TABLE))) {
                    Listing listing = new EchonetFolder(root, folder, view, parts, false).list(progress);
                    clips.addAll(listing.clips());
                    skipped.addAll(listing.skipped());
                    found = true;
                    break;
                }
            }
        }
        if (!found) {
            throw ApicalException.badInput(new Problem("Neither A4C nor PSAX is a folder here with a FileList.csv.",
                    path.toString(), "", "Name the folder pediatric_echo_avi of the data set."));
        }
        return new Listing(clips, skipped);
    }
}
