package org.apical.runs.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.sqlite.SQLiteErrorCode;

import org.apical.api.report.Estimate;
import org.apical.api.settings.EnumWords;
import org.apical.runs.RunGroup;
import org.apical.runs.RunQuery;
import org.apical.runs.RunRow;
import org.apical.runs.RunState;

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
    private final Map<String, Integer> names = new HashMap<>();

    private RunIndex(Connection connection) {
        this.connection = connection;
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
            index.write(() -> {
                if (index.number("PRAGMA user_version") != VERSION) {
                    index.makeTables();
                }
            });
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
            set(insert, row.path(), stamp, row.name(), row.experiment(), row.task(), row.search(), row.cell(),
                    row.words(), row.seed(), EnumWords.of(row.state()), row.started().toString(), row.seconds(),
                    row.epochs(), row.bestEpoch(), record.engine(), record.parameters());
            try (ResultSet result = insert.executeQuery()) {
                result.next();
                id = result.getLong(1);
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO figure VALUES (?, ?, ?, ?, ?)")) {
            for (Map.Entry<String, Estimate> figure : row.figures().entrySet()) {
                set(insert, id, addName(figure.getKey()), figure.getValue().value(), figure.getValue().low(),
                        figure.getValue().high());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO setting VALUES (?, ?, ?)")) {
            for (Map.Entry<String, Object> setting : record.settings().entrySet()) {
                set(insert, id, addName(setting.getKey()), setting.getValue());
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

    private int addName(String text) throws SQLException {
        int known = name(text);
        if (known > 0) {
            return known;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO name (text) VALUES (?) RETURNING id")) {
            insert.setString(1, text);
            try (ResultSet result = insert.executeQuery()) {
                result.next();
                names.put(text, result.getInt(1));
                return result.getInt(1);
            }
        }
    }

    /** Returns the number of a name, 0 when no run has it. */
    private int name(String text) throws SQLException {
        Integer known = names.get(text);
        if (known != null) {
            return known;
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM name WHERE text = ?")) {
            select.setString(1, text);
            try (ResultSet result = select.executeQuery()) {
                if (!result.next()) {
                    return 0;
                }
                names.put(text, result.getInt(1));
                return result.getInt(1);
            }
        }
    }

    TreeSet<String> names() throws SQLException {
        TreeSet<String> all = new TreeSet<>(Sql.COLUMNS.keySet());
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT text FROM name")) {
            while (result.next()) {
                all.add(result.getString(1));
            }
        }
        return all;
    }

    private Sql sql() {
        return new Sql(key -> {
            try {
                return name(key);
            } catch (SQLException e) {
                throw new IllegalStateException("The index of runs cannot be read.", e);
            }
        });
    }

    int count(RunQuery query) throws SQLException {
        Sql sql = sql();
        try (PreparedStatement select = prepare("SELECT count(*) FROM run" + sql.where(query), sql);
                ResultSet result = select.executeQuery()) {
            result.next();
            return result.getInt(1);
        }
    }

    List<RunGroup> groups(RunQuery query, String key) throws SQLException {
        Sql sql = sql();
        String by = sql.expression(key);
        List<RunGroup> groups = new ArrayList<>();
        try (PreparedStatement select = prepare("SELECT " + by + ", count(*) FROM run" + sql.where(query)
                + " GROUP BY 1 ORDER BY 1 IS NULL, 1", sql); ResultSet result = select.executeQuery()) {
            while (result.next()) {
                groups.add(new RunGroup(result.getObject(1), result.getInt(2)));
            }
        }
        return groups;
    }

    List<RunRow> page(RunQuery query, int offset, int limit) throws SQLException {
        Sql sql = sql();
        List<RunRow> rows = new ArrayList<>();
        try (PreparedStatement select = prepare("SELECT * FROM run" + sql.where(query) + sql.order(query)
                + " LIMIT " + limit + " OFFSET " + offset, sql); ResultSet run = select.executeQuery()) {
            while (run.next()) {
                rows.add(new RunRow(run.getString("path"), run.getString("experiment"), run.getString("task"),
                        run.getString("search"), run.getInt("cell"), run.getString("words"), run.getLong("seed"),
                        state(run.getString("state")), Instant.parse(run.getString("started")),
                        run.getDouble("seconds"), run.getInt("epochs"), run.getInt("bestEpoch"),
                        figures(run.getLong("id"))));
            }
        }
        return rows;
    }

    private static RunState state(String word) {
        for (RunState state : RunState.values()) {
            if (EnumWords.of(state).equals(word)) {
                return state;
            }
        }
        return RunState.BEGUN;
    }

    private Map<String, Estimate> figures(long run) throws SQLException {
        Map<String, Estimate> figures = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT text, value, low, high FROM figure "
                + "JOIN name ON name.id = figure.name WHERE run = ? ORDER BY text")) {
            select.setLong(1, run);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    figures.put(result.getString(1), new Estimate(real(result, 2), real(result, 3), real(result, 4)));
                }
            }
        }
        return figures;
    }

    private static double real(ResultSet result, int column) throws SQLException {
        double value = result.getDouble(column);
        return result.wasNull() ? Double.NaN : value;
    }

    private int number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }

    private PreparedStatement prepare(String text, Sql sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        set(statement, sql.parameters().toArray());
        return statement;
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = Sql.stored(values[i]);
            if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
