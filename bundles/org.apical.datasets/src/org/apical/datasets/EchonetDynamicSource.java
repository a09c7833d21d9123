package org.apical.datasets;

import java.nio.file.Files;
import java.nio.file.Path;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.source.DataSource;
import org.apical.api.source.Listing;
import org.apical.datasets.internal.EchonetFolder;
import org.apical.datasets.internal.Parts;

/**
 * Lists the videos of a copy of EchoNet-Dynamic: {@code FileList.csv}, {@code VolumeTracings.csv} and {@code Videos}.
 *
 * <p>Each video is a patient of its own, as published; the view is A4C. Brought along are the ejection fraction in
 * percent, the volumes in mL, the split, and the outline of the left ventricle in an end-systolic and an
 * end-diastolic frame. Videos that are listed but missing, or there but not listed, are named.
 *
 * @see <a href="https://doi.org/10.1038/s41586-020-2145-8">Ouyang et al. 2020</a>
 * @since 1.0
 */
public final class EchonetDynamicSource implements DataSource<EchonetDynamicSource.Settings> {

    /** There is nothing to set. */
    public record Settings() {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Listing list(Settings settings, Path path, Progress progress) throws ApicalException {
        Path folder = Files.isDirectory(path) || path.getParent() == null ? path : path.getParent();
        return new EchonetFolder(folder, folder, "A4C", new Parts(8, 9), true).list(progress);
    }
}
