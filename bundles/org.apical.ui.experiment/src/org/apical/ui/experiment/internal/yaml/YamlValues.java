package org.apical.ui.experiment.internal.yaml;

import java.util.List;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Single values and short lists as they are written in YAML. */
public final class YamlValues {

    private YamlValues() {
    }

    /**
     * Writes a text so that YAML reads it as that text, and not as a number, a truth or nothing.
     *
     * @param value the text, of one line
     * @return the text, in quotes where it needs them
     */
    public static String text(String value) {
        Node item = item(value);
        return item instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR) && scalar.getValue().equals(value)
                && !value.startsWith("\"") && !value.startsWith("'") ? value : quoted(value);
    }

    /**
     * Writes a value that may be a number or a truth, as somebody typed it.
     *
     * @param value the value, of one line
     * @return the value, in quotes where YAML would not read it as one value
     */
    public static String plain(String value) {
        return item(value) instanceof ScalarNode scalar && scalar.getValue().equals(value) ? value : quoted(value);
    }

    /**
     * Writes a list in brackets.
     *
     * @param values the items as they are written
     * @return the list
     */
    public static String list(List<String> values) {
        return "[" + String.join(", ", values) + "]";
    }

    /** Reads a value as an item of a list in brackets, where most characters have a meaning. */
    private static Node item(String value) {
        try {
            Node list = new Compose(LoadSettings.builder().setSchema(new CoreSchema()).build())
                    .composeString("[" + value + "]").orElse(null);
            return list instanceof SequenceNode sequence && sequence.getValue().size() == 1
                    ? sequence.getValue().get(0) : null;
        } catch (YamlEngineException e) {
            return null;
        }
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + '"';
    }
}
