package org.apical.phantom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;
import org.apical.api.source.DataSource;
import org.apical.api.source.Listing;
import org.apical.dicom.DicomFolderSettings;
import org.apical.dicom.DicomFolderSource;

/**
 * A phantom cohort as a data source: drawn into the folder when it is not there yet, read as DICOM from then on, so
 * that an experiment on synthetic patients needs no step before it.
 *
 * @since 1.0
 */
public final class PhantomSource implements DataSource<PhantomSettings> {

    private static final String STAMP = "phantom-settings.txt";

    @Override
    public Class<PhantomSettings> settingsType() {
        return PhantomSettings.class;
    }

    @Override
    public Listing list(PhantomSettings settings, Path path, Progress progress) throws ApicalException {
        Path stamp = path.resolve(STAMP);
        if (!Files.exists(path.resolve("labels.csv"))) {
            PhantomCohort.write(settings, path, progress);
            AtomicFiles.writeText(stamp, describe(settings));
        } else if (Files.exists(stamp)) {
            requireSame(settings, stamp);
        }
        try {
            return new DicomFolderSource().list(SettingsType.of(DicomFolderSettings.class).defaults(),
                    path.resolve("dicom"), progress);
        } catch (SettingsException e) {
            throw new IllegalStateException("Every setting of the DICOM source has a default.", e);
        }
    }

    private static void requireSame(PhantomSettings settings, Path stamp) throws ApicalException {
        String there;
        try {
            there = Files.readString(stamp);
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The file cannot be read.", stamp.toString(), "",
                    "Check the permissions."), e);
        }
        if (!there.equals(describe(settings))) {
            throw ApicalException.badInput(new Problem("The folder holds a cohort of other settings.",
                    stamp.toString(), "", "Name another folder in data.source.path or remove this one."));
        }
    }

    /** Threads do not change what is drawn and stay out; so does the label that no text betrays. */
    private static String describe(PhantomSettings settings) {
        StringBuilder text = new StringBuilder();
        SettingsType.of(PhantomSettings.class).toMap(settings).forEach((name, value) -> {
            boolean idle = name.startsWith("planted") && !name.equals("plantingNoise")
                    && settings.plantedText() == PhantomSettings.PlantedText.NONE;
            if (!name.equals("threads") && !idle) {
                text.append(name).append(": ").append(value).append('\n');
            }
        });
        return text.toString();
    }
}
