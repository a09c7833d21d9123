package org.apical.runs.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

import org.apical.api.NativeFolders;

/**
 * Opens databases with SQLite's native library unpacked once into a folder that stays.
 *
 * <p>Left alone, the driver would unpack it into the temporary folder at every start, and leave it there when the
 * process is killed.
 */
final class Sqlite {

    /** The system property that names the folder of the native library. */
    private static final String FOLDER = "org.sqlite.lib.path";
    private static final int BUSY_MS = 60_000;

    private Sqlite() {
    }

    /** Opens or makes a database; writers of other processes are waited for. */
    static Connection open(String name) throws SQLException, IOException {
        load();
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MS);
        config.enforceForeignKeys(true);
        // A writer takes its lock at once: two that read first and then write would wait for each other.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        return config.createConnection("jdbc:sqlite:" + name);
    }

    /** The folder that the library is unpacked into. */
    static Path folder() {
        return NativeFolders.of("sqlite-jdbc-" + SQLiteJDBCLoader.getVersion());
    }

    private static synchronized void load() throws IOException, SQLException {
        if (System.getProperty(FOLDER) != null) {
            return; // The user named a folder, or this ran before.
        }
        unpack(System.mapLibraryName("sqlitejdbc"));
        System.setProperty(FOLDER, folder().toString());
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception e) {
            throw new SQLException("SQLite's native library cannot be loaded from " + folder() + ".", e);
        }
    }

    private static void unpack(String name) throws IOException {
        String resource = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + name;
        URL url = SQLiteJDBCLoader.class.getResource(resource);
        if (url == null) {
            throw new FileNotFoundException(resource + " is in no bundle");
        }
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            Path file = folder().resolve(name);
            if (Files.isRegularFile(file) && Files.size(file) == connection.getContentLengthLong()) {
                return;
            }
            Files.createDirectories(folder());
            // Another process may be unpacking too: each writes a file of its own, and the last renames.
            Path part = Files.createTempFile(folder(), name, ".part");
            try {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }
}
