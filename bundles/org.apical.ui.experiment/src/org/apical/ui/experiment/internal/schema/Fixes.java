package org.apical.ui.experiment.internal.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apical.api.Problem;
import org.apical.ui.experiment.internal.yaml.TextChange;
import org.apical.ui.experiment.internal.yaml.YamlEdit;
import org.apical.ui.experiment.internal.yaml.YamlScan;
import org.apical.ui.experiment.internal.yaml.YamlTree;
import org.apical.ui.experiment.internal.yaml.YamlValues;

/** Finds changes that mend faults: what the remedy suggests, what is missing, or leaving out what is wrong. */
final class Fixes {

    private static final int MANY = 6;
    private static final Pattern MEANT = Pattern.compile("Did you mean '([^']+)'\\?");
    private static final Pattern POSSIBLE = Pattern.compile("Possible are: (.+)\\.");
    private static final Pattern UNKNOWN = Pattern.compile("There is no (?:key|setting) '([^']+)' here\\.");
    private static final Pattern MISSING = Pattern.compile("(?:'|The setting ')([^']+)' is missing\\.");

    private final String text;
    private final YamlScan scan;
    private final Schema schema;
    private final boolean valid;

    Fixes(String text, YamlScan scan, Schema schema) {
        this.text = text;
        this.scan = scan;
        this.schema = schema;
        this.valid = YamlTree.of(text).fault().isEmpty();
    }

    static boolean isAboutKey(Problem problem) {
        return UNKNOWN.matcher(problem.message()).matches();
    }

    /**
     * Finds fixes of a fault at a path, which is {@code null} when the key does not stand in the text; what is wrong is
     * the key itself, a value below it, or {@code null}.
     */
    List<QuickFix> of(Problem problem, String key, List<String> path, YamlScan.Place wrong) {
        List<QuickFix> fixes = new ArrayList<>();
        if (wrong != null && (isAboutKey(problem) || scan.values().containsValue(wrong))) {
            suggested(problem).stream().limit(MANY).forEach(word -> replace(wrong, word, fixes));
        }
        if (!valid) {
            return fixes;
        }
        if (key.equals("apical")) {
            edit("Write 'apical: 1'", edit().set(List.of("apical"), "1"), fixes);
        }
        Matcher missing = MISSING.matcher(problem.message());
        if (missing.matches()) {
            add(List.of(key.split("\\.")), path, missing.group(1), fixes);
        } else if (problem.message().contains("does not say which")) {
            add(List.of(key.split("\\.")), path, key, fixes);
        } else if (path != null && Checker.dotted(path).equals(key) && path.size() > 1) {
            edit("Remove '" + path.get(path.size() - 1) + "'", edit().remove(path), fixes);
        }
        if (problem.message().contains("exclude each other")) {
            edit("Remove 'task'", edit().remove(List.of("task")), fixes);
            edit("Remove 'tasks'", edit().remove(List.of("tasks")), fixes);
        }
        return fixes;
    }

    private YamlEdit edit() {
        return YamlEdit.of(text, schema::order);
    }

    private void edit(String label, String changed, List<QuickFix> fixes) {
        TextChange change = TextChange.between(text, changed);
        if (!change.isEmpty()) {
            fixes.add(new QuickFix(label, change));
        }
    }

    private static List<String> suggested(Problem problem) {
        Matcher meant = MEANT.matcher(problem.remedy());
        if (meant.find()) {
            return List.of(meant.group(1));
        }
        Matcher possible = POSSIBLE.matcher(problem.remedy());
        return possible.find() ? Arrays.asList(possible.group(1).split(", ")) : List.of();
    }

    private void replace(YamlScan.Place wrong, String word, List<QuickFix> fixes) {
        fixes.add(new QuickFix("Change to '" + word + "'", new TextChange(wrong.offset(), wrong.length(), word)));
    }

    /** Adds a key that is missing, with its default, or with one of the installed plug-ins. */
    private void add(List<String> keys, List<String> standing, String name, List<QuickFix> fixes) {
        List<String> path = standing != null && !Checker.dotted(standing).equals(String.join(".", keys))
                ? YamlEdit.child(standing, keys.get(keys.size() - 1)) : standing != null ? standing : keys;
        Part part = schema.part(path, Schema.ids(scan)).orElse(null);
        if (part instanceof Part.Choice choice) {
            schema.entries(choice).stream().limit(MANY).forEach(entry -> edit("Add '" + entry.shortId() + "', "
                    + entry.name(), edit().choose(path, entry.shortId(), List.of()), fixes));
        } else if (part instanceof Part.Single single) {
            String value = single.field().defaultText().orElse(path.get(path.size() - 1).equals("name") ? "experiment"
                    : single.field().choices().isEmpty() ? "" : single.field().choices().get(0));
            edit("Add '" + name + "'", edit().set(path, YamlValues.plain(value)), fixes);
        }
    }
}
