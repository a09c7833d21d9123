package org.apical.runs.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.apical.runs.RunCondition;
import org.apical.runs.RunQuery;

/** Turns queries into SQL; keys become columns, figures or settings, values stay parameters. */
final class Sql {

    /** What runs are filtered and sorted by without looking into figures or settings. */
    static final Map<String, String> COLUMNS = new LinkedHashMap<>();

    static {
        for (String column : List.of("path", "name", "experiment", "task", "search", "cell", "words", "seed", "state",
                "started", "seconds", "epochs", "bestEpoch", "engine", "parameters")) {
            COLUMNS.put(column, "run." + column);
        }
    }

    private final Function<String, Integer> nameOf;
    private final List<Object> parameters = new ArrayList<>();

    /** Keys that are no columns are known by number. */
    Sql(Function<String, Integer> nameOf) {
        this.nameOf = nameOf;
    }

    List<Object> parameters() {
        return parameters;
    }

    String where(RunQuery query) {
        StringBuilder sql = new StringBuilder();
        for (RunCondition condition : query.conditions()) {
            sql.append(sql.isEmpty() ? " WHERE " : " AND ");
            String value = expression(condition.key());
            if (condition.operator() == RunCondition.Operator.CONTAINS) {
                sql.append("instr(lower(").append(value).append("), lower(?)) > 0");
                parameters.add(condition.value().toString());
            } else if (condition.value() == null) {
                sql.append(value).append(condition.operator() == RunCondition.Operator.EQUAL ? " IS NULL"
                        : " IS NOT NULL");
            } else {
                // "Is not" holds for what is missing as well.
                sql.append(value).append(condition.operator() == RunCondition.Operator.NOT_EQUAL ? " IS NOT ?"
                        : " " + condition.operator().sign() + " ?");
                parameters.add(stored(condition.value()));
            }
        }
        return sql.toString();
    }

    String order(RunQuery query) {
        String by = expression(query.sortBy());
        return " ORDER BY " + by + " IS NULL, " + by + (query.descending() ? " DESC" : "") + ", run.path";
    }

    /** Returns the SQL expression of a key; numbers of names are no text of the reader and stand in the SQL. */
    String expression(String key) {
        String column = COLUMNS.get(key);
        if (column != null) {
            return column;
        }
        int name = nameOf.apply(key);
        return "coalesce((SELECT value FROM figure WHERE figure.run = run.id AND name = " + name
                + "), (SELECT value FROM setting WHERE setting.run = run.id AND name = " + name + "))";
    }

    /** Returns a value as the database holds it: SQLite has no truth values and no numbers that are none. */
    static Object stored(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "true" : "false";
        }
        return value instanceof Double number && !Double.isFinite(number) ? null : value;
    }

    /** Sets the parameters of a statement. */
    static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = stored(values[i]);
            if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
