package org.apical.runs.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** The names of figures and settings, which the index knows by number since every run has the same. */
final class Names {

    private final Connection connection;
    private final Map<String, Integer> names = new HashMap<>();

    Names(Connection connection) {
        this.connection = connection;
    }

    /** Forgets what was looked up, since other processes may have made the tables anew. */
    void clear() {
        names.clear();
    }

    /** Returns the number of a name, a new one when no run had it before. */
    int add(String text) throws SQLException {
        int known = find(text);
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
    int find(String text) throws SQLException {
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

    /** Returns all names. */
    TreeSet<String> all() throws SQLException {
        TreeSet<String> all = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT text FROM name")) {
            while (result.next()) {
                all.add(result.getString(1));
            }
        }
        return all;
    }
}
