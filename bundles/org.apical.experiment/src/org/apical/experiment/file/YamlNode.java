package org.apical.experiment.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a YAML file that remembers its line.
 *
 * @param line the line it begins on, from 1; 0 when it was set on the command line
 * @param value a scalar ({@link String}, {@link Long}, {@link Double}, {@link Boolean} or {@code null}), a list of
 *     nodes, or a map of nodes by key
 */
record YamlNode(int line, Object value) {

    /** Returns the entries of a map, or {@code null} when this is none. */
    @SuppressWarnings("unchecked") // Only the reader below makes nodes, with these types.
    Map<String, YamlNode> map() {
        return value instanceof Map<?, ?> map ? (Map<String, YamlNode>) map : null;
    }

    /** Returns the items of a list, or {@code null} when this is none. */
    @SuppressWarnings("unchecked") // Only the reader below makes nodes, with these types.
    List<YamlNode> list() {
        return value instanceof List<?> list ? (List<YamlNode>) list : null;
    }

    boolean isScalar() {
        return map() == null && list() == null;
    }

    /** Returns the value with nodes replaced by what they hold. */
    Object plain() {
        if (map() != null) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map().forEach((key, node) -> plain.put(key, node.plain()));
            return plain;
        }
        return list() != null ? list().stream().map(YamlNode::plain).toList() : value;
    }
}
