package org.apical.datasets;

import java.nio.file.Files;
import java.nio.file.Path;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.settings.Setting;
import org.apical.api.source.DataSource;
import org.apical.api.source.Listing;
import org.apical.datasets.internal.MeasurementsList;

/**
 * Lists the videos of a copy of EchoNet-LVH: {@code MeasurementsList.csv} and the folders {@code Batch1} to
 * {@code Batch4}.
 *
 * <p>Each video is a patient of its own, as published; the view is PLAX. Brought along are the measurements
 * ({@code LVIDd}, {@code IVSd}, {@code LVPWd}, {@code LVIDs} and so on, in cm; the mean of repeated ones), the split,
 * and the line of every measurement.
 *
 * @see <a href="https://doi.org/10.1001/jamacardio.2021.6059">Duffy et al. 2022</a>
 * @since 1.0
 */
public final class EchonetLvhSource implements DataSource<EchonetLvhSource.Settings> {

    /**
     * What to do with the pictures.
     *
     * @param masked whether the videos hold nothing but the scan
     */
    public record Settings(
            @Setting(label = "Masked", help = "Keep the whole picture, as its authors published it. When false, the "
                    + "scan sector is found and the rest blanked.", defaultValue = "true") boolean masked) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Listing list(Settings settings, Path path, Progress progress) throws ApicalException {
        Path folder = Files.isDirectory(path) || path.getParent() == null ? path : path.getParent();
        return new MeasurementsList(folder, settings.masked()).list(progress);
    }
}
