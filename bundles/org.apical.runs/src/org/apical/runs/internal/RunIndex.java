package org.apical.runs.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.sqlite.SQLiteErrorCode;

import org.apical.api.report.Estimate;
import org.apical.api.settings.EnumWords;
import org.apical.runs.RunRow;

/** The database that makes runs quick to search. Whatever is wrong with it, it is made anew from the folders. */
public final class RunIndex implements AutoCloseable {

    /** Counts up with every change of the tables below. */
    private static final int VERSION = 1;
    private static final String[] SCHEMA = {
        "CREATE TABLE run (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, stamp INTEGER NOT NULL, name TEXT, "
            + "experiment TEXT, task TEXT, search TEXT, cell INTEGER, words TEXT, seed INTEGER, state TEXT, "
            + "started TEXT, seconds REAL, epochs INTEGER, bestEpoch INTEGER, engine TEXT, parameters INTEGER)",
        "CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)",
        "CREATE TABLE figure (run INTEGER REFERENCES run ON DELETE CASCADE, name INTEGER, value REAL, low REAL, "
            + "high REAL, PRIMARY KEY (run, name)) WITHOUT ROWID",
        "CREATE TABLE setting (run INTEGER REFERENCES run ON DELETE CASCADE, name INTEGER, value, "
            + "PRIMARY KEY (run, name)) WITHOUT ROWID",
        "PRAGMA user_version = " + VERSION};
    private static final List<SQLiteErrorCode> DAMAGED = List.of(SQLiteErrorCode.SQLITE_CORRUPT,
            SQLiteErrorCode.SQLITE_NOTADB);

    private final Connection connection;
    private final Names names;
    private final RunQueries queries;

    private RunIndex(Connection connection) {
        this.connection = connection;
        this.names = new Names(connection);
        this.queries = new RunQueries(connection, names);
    }

    /** Work that changes the index. */
    @FunctionalInterface
    interface Change {

        /** Does the work. */
        void make() throws SQLException;
    }

    /**
     * Opens or makes the index in a file; makes a damaged one anew.
     *
     * @param file the file; {@code null} for an index in memory
     * @return the index, perhaps empty
     * @throws SQLException when it cannot be opened
     * @throws IOException when SQLite cannot be unpacked or a damaged file not removed
     */
    public static RunIndex open(Path file) throws SQLException, IOException {
        try {
            return prepared(file);
        } catch (SQLException e) {
            if (file == null || DAMAGED.stream().noneMatch(code -> (e.getErrorCode() & 0xFF) == code.code)) {
                throw e;
            }
            Files.delete(file);
            return prepared(file);
        }
    }

    private static RunIndex prepared(Path file) throws SQLException, IOException {
        RunIndex index = new RunIndex(Sqlite.open(file == null ? ":memory:" : file.toString()));
        try {
            if (index.number("PRAGMA user_version") != VERSION) {
                index.write(() -> {
                    // Another process may have made them while this one waited.
                    if (index.number("PRAGMA user_version") != VERSION) {
                        index.makeTables();
                    }
                });
            }
            return index;
        } catch (SQLException e) {
            index.close();
            throw e;
        }
    }

    private void makeTables() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of("setting", "figure", "name", "run")) {
                statement.executeUpdate("DROP TABLE IF EXISTS " + table);
            }
            for (String sql : SCHEMA) {
                statement.executeUpdate(sql);
            }
        }
    }

    /** Makes a change as a whole or not at all, while no other process writes. */
    void write(Change change) throws SQLException {
        connection.setAutoCommit(false);
        try {
            // Another process may have added names since, or rolled back what this one knew.
            names.clear();
            change.make();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            names.clear();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /**
     * Enters runs, or replaces what was known of them.
     *
     * @param records the runs
     * @param stamps for each run the stamp of its folder
     * @throws SQLException when the index cannot be written
     */
    public void enter(List<RunRecord> records, List<Long> stamps) throws SQLException {
        write(() -> {
            for (int i = 0; i < records.size(); i++) {
                enter(records.get(i), stamps.get(i));
            }
        });
    }

    private void enter(RunRecord record, long stamp) throws SQLException {
        RunRow row = record.row();
        delete(row.path());
        long id;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO run (path, stamp, name, experiment, "
                + "task, search, cell, words, seed, state, started, seconds, epochs, bestEpoch, engine, parameters) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id")) {
            Sql.set(insert, row.path(), stamp, row.name(), row.experiment(), row.task(), row.search(), row.cell(),
                    row.words(), row.seed(), EnumWords.of(row.state()), row.started().toString(), row.seconds(),
                    row.epochs(), row.bestEpoch(), record.engine(), record.parameters());
            try (ResultSet result = insert.executeQuery()) {
                result.next();
                id = result.getLong(1);
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO figure VALUES (?, ?, ?, ?, ?)")) {
            for (Map.Entry<String, Estimate> figure : row.figures().entrySet()) {
                Sql.set(insert, id, names.add(figure.getKey()), figure.getValue().value(), figure.getValue().low(),
                        figure.getValue().high());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO setting VALUES (?, ?, ?)")) {
            for (Map.Entry<String, Object> setting : record.settings().entrySet()) {
                Sql.set(insert, id, names.add(setting.getKey()), setting.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void delete(String path) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM run WHERE path = ?")) {
            delete.setString(1, path);
            delete.executeUpdate();
        }
    }

    void remove(List<String> paths) throws SQLException {
        write(() -> {
            for (String path : paths) {
                delete(path);
            }
        });
    }

    /** Lets every run count as changed. */
    void forget() throws SQLException {
        write(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE run SET stamp = -1");
            }
        });
    }

    Map<String, Long> stamps() throws SQLException {
        Map<String, Long> stamps = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT path, stamp FROM run")) {
            while (result.next()) {
                stamps.put(result.getString(1), result.getLong(2));
            }
        }
        return stamps;
    }

    RunQueries queries() {
        return queries;
    }

    TreeSet<String> names() throws SQLException {
        TreeSet<String> all = names.all();
        all.addAll(Sql.COLUMNS.keySet());
        return all;
    }

    private int number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
