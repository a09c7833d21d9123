package org.apical.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.settings.Setting;
import org.apical.api.source.DataSource;
import org.apical.api.source.Listing;
import org.apical.datasets.internal.EchonetFolder;
import org.apical.datasets.internal.VideoTable;

/**
 * Lists videos (AVI, MP4 and what else FFmpeg reads), single pictures and folders of pictures that a CSV table
 * describes, a row each.
 *
 * <p>The columns {@code file} and {@code patient} must be there; {@code study}, {@code view}, {@code split} and
 * {@code fps} may be; every other column becomes a label. Pictures of a folder are frames in the order of the numbers
 * in their names, at the row's {@code fps}.
 *
 * @since 1.0
 */
public final class VideoFolderSource implements DataSource<VideoFolderSource.Settings> {

    private static final String USUAL_TABLE = "clips.csv";

    /**
     * Where the table is and what the pictures hold.
     *
     * @param table the table's file name, relative to the folder; empty for clips.csv or the only CSV file
     * @param masked whether the pictures hold nothing but the scan
     */
    public record Settings(
            @Setting(label = "Table", help = "The CSV file that describes the videos, relative to the folder. When it "
                    + "is not given, clips.csv or else the only CSV file is taken.", defaultValue = "") String table,
            @Setting(label = "Masked", help = "Keep whole pictures, because they hold nothing but the scan. When "
                    + "false, the scan sector is found and the rest blanked.", defaultValue = "false")
            boolean masked) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Listing list(Settings settings, Path path, Progress progress) throws ApicalException {
        if (!Files.exists(path)) {
            throw ApicalException.badInput(new Problem("There is no such file or folder.", path.toString(), "",
                    "Check the spelling of its name."));
        }
        boolean isFolder = Files.isDirectory(path);
        Path folder = isFolder || path.toAbsolutePath().getParent() == null ? path
                : path.toAbsolutePath().getParent();
        Path table = isFolder ? table(folder, settings.table()) : path;
        return new VideoTable(folder, table, settings.masked()).list(progress);
    }

    private static Path table(Path folder, String named) throws ApicalException {
        if (!named.isEmpty()) {
            return folder.resolve(named);
        }
        Path usual = EchonetFolder.file(folder, USUAL_TABLE);
        if (Files.exists(usual)) {
            return usual;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> tables = files.filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT)
                    .endsWith(".csv")).sorted().toList();
            if (tables.size() == 1) {
                return tables.get(0);
            }
            throw ApicalException.badInput(new Problem(tables.isEmpty() ? "No CSV table describes the videos here."
                    : "Several CSV tables lie here: " + tables.stream().map(file -> file.getFileName().toString())
                            .toList() + ".", folder.toString(), "", "Name the one that describes the videos "
                                    + USUAL_TABLE + ", with the columns file and patient."));
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The folder cannot be read.", folder.toString(), "",
                    "Check that you may read it."), e);
        }
    }
}
