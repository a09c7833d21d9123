package org.apical.ui.experiment.internal.schema;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apical.api.Problem;
import org.apical.api.Suggestions;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.EngineChoice;
import org.apical.api.catalog.Kind;
import org.apical.experiment.file.ExperimentReader;
import org.apical.ui.experiment.internal.yaml.YamlEdit;
import org.apical.ui.experiment.internal.yaml.YamlScan;

/** Checks the text of an experiment file as the command line does, and finds each fault's place in it. */
public final class Checker {

    private static final Pattern PLACE = Pattern.compile("(?:line (\\d+))?(?:, )?(?:key '(.*)')?", Pattern.DOTALL);

    private final Catalog catalog;
    private final Schema schema;

    /**
     * Makes a checker.
     *
     * @param catalog the installed plug-ins
     * @param schema what may stand where
     */
    public Checker(Catalog catalog, Schema schema) {
        this.catalog = catalog;
        this.schema = schema;
    }

    /**
     * Checks a text; takes some milliseconds.
     *
     * @param text the text
     * @param file where it is kept, for relative paths
     * @return the experiment, or what is wrong
     */
    public Checked check(String text, Path file) {
        ExperimentReader.Result result = new ExperimentReader(catalog).check(text, file, List.of());
        YamlScan scan = YamlScan.of(text);
        List<Problem> problems = new ArrayList<>(result.faults());
        engines(scan, problems);
        List<TextFault> faults = new ArrayList<>();
        for (Problem problem : problems) {
            faults.add(fault(problem, text, scan));
        }
        faults.sort(Comparator.comparingInt(TextFault::offset));
        return new Checked(text, faults.isEmpty() ? result.experiment() : Optional.empty(), faults);
    }

    /** Engines are looked for when a run begins; an id that nobody has is wrong before. */
    private void engines(YamlScan scan, List<Problem> problems) {
        List<String> ids = new ArrayList<>(List.of(EngineChoice.AUTO));
        catalog.entries(Kind.ENGINE).forEach(entry -> ids.add(entry.shortId()));
        scan.values().keySet().stream().filter(Completion::isEngine).forEach(path -> {
            String id = scan.value(path).orElse(EngineChoice.AUTO);
            boolean known = ids.contains(id) || catalog.entries(Kind.ENGINE).stream().map(CatalogEntry::id)
                    .anyMatch(id::equals);
            if (!known) {
                problems.add(new Problem("There is no engine '" + id + "'.", "", "key '" + String.join(".", path) + "'",
                        Suggestions.sentence(id, ids)));
            }
        });
    }

    private TextFault fault(Problem problem, String text, YamlScan scan) {
        Matcher matcher = PLACE.matcher(problem.place());
        boolean found = matcher.matches();
        int line = found && matcher.group(1) != null ? Integer.parseInt(matcher.group(1)) : 0;
        String key = found && matcher.group(2) != null ? matcher.group(2) : "";
        YamlScan.Place place = place(key, line, text, scan).orElse(null);
        Fixes fixes = new Fixes(text, scan, schema);
        if (place == null) {
            int start = lineStart(text, Math.max(1, line));
            int end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '#') {
                end++;
            }
            int first = start;
            while (first < end && Character.isWhitespace(text.charAt(first))) {
                first++;
            }
            int length = text.substring(first, end).stripTrailing().length();
            return new TextFault(Math.max(1, line), first, length, key, problem.message(), problem.remedy(),
                    fixes.of(problem, key, null, null));
        }
        YamlScan.Place shown = value(place, line, problem, text, scan);
        return new TextFault(lineOf(text, shown.offset()), shown.offset(), shown.length(), key, problem.message(),
                problem.remedy(), fixes.of(problem, key, place.path(), shown));
    }

    /** Finds the key, on its line when there are several of its name; or the innermost key above it that stands. */
    private static Optional<YamlScan.Place> place(String key, int line, String text, YamlScan scan) {
        String wanted = key;
        while (!wanted.isEmpty()) {
            String name = wanted;
            List<YamlScan.Place> named = scan.keys().entrySet().stream().filter(entry -> dotted(entry.getKey())
                    .equals(name)).map(Map.Entry::getValue).toList();
            Optional<YamlScan.Place> onLine = named.stream().filter(place -> lineOf(text, place.offset()) == line)
                    .findFirst();
            if (onLine.isPresent() || !named.isEmpty() && (line == 0 || name.equals(key))) {
                return onLine.or(() -> Optional.of(named.get(0)));
            }
            wanted = wanted.contains(".") ? wanted.substring(0, wanted.lastIndexOf('.')) : "";
        }
        return Optional.empty();
    }

    /** A fault of a value is shown under the value; the message names it when there are several. */
    private static YamlScan.Place value(YamlScan.Place key, int line, Problem problem, String text, YamlScan scan) {
        if (Fixes.isAboutKey(problem) || problem.message().contains("is missing")) {
            return key;
        }
        List<YamlScan.Place> below = scan.values().values().stream().filter(value -> value.length() > 0
                && value.path().size() >= key.path().size()
                && value.path().subList(0, key.path().size()).equals(key.path())).toList();
        return below.stream().filter(value -> (line == 0 || lineOf(text, value.offset()) == line)
                && problem.message().contains("'" + scan.value(value.path()).orElse("") + "'")).findFirst()
                .or(() -> below.stream().filter(value -> value.path().equals(key.path())
                        || value.path().equals(append(key.path(), "id"))).findFirst()).orElse(key);
    }

    static List<String> append(List<String> path, String key) {
        return YamlEdit.child(path, key);
    }

    static String dotted(List<String> path) {
        return String.join(".", path.stream().filter(segment -> !segment.matches("\\d+")).toList());
    }

    static int lineOf(String text, int offset) {
        return (int) text.substring(0, Math.min(offset, text.length())).chars().filter(c -> c == '\n').count() + 1;
    }

    private static int lineStart(String text, int line) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int next = text.indexOf('\n', start);
            if (next < 0) {
                return start;
            }
            start = next + 1;
        }
        return start;
    }
}
