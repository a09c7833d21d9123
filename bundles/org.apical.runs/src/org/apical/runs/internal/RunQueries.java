package org.apical.runs.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.report.Estimate;
import org.apical.api.settings.EnumWords;
import org.apical.runs.RunGroup;
import org.apical.runs.RunQuery;
import org.apical.runs.RunRow;
import org.apical.runs.RunState;

/** Answers questions from the index. */
final class RunQueries {

    private final Connection connection;
    private final Names names;

    RunQueries(Connection connection, Names names) {
        this.connection = connection;
        this.names = names;
    }

    private Sql sql() {
        return new Sql(key -> {
            try {
                return names.find(key);
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

    private PreparedStatement prepare(String text, Sql sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        Sql.set(statement, sql.parameters().toArray());
        return statement;
    }
}
