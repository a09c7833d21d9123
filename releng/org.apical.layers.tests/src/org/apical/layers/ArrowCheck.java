package org.apical.layers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apical.layers.Layers.Row;

/** Finds what manifests use although the table does not allow it, whether by bundle or by package. */
final class ArrowCheck {

    private final Map<String, Row> rows;
    private final Set<String> javaPackages = new TreeSet<>();

    ArrowCheck(Map<String, Row> rows) {
        this.rows = rows;
        ModuleLayer.boot().modules().forEach(module -> javaPackages.addAll(module.getPackages()));
    }

    List<String> violations(List<BundleFolder> bundles) {
        List<String> found = new ArrayList<>();
        Map<String, String> exporters = new HashMap<>();
        for (BundleFolder bundle : bundles) {
            for (String exported : bundle.exports()) {
                String other = exporters.putIfAbsent(exported, bundle.name());
                if (other != null && !(isWrapper(bundle.name()) && isWrapper(other))) {
                    found.add(bundle.name() + " and " + other + " both export " + exported + ": a split package.");
                }
            }
        }
        for (BundleFolder bundle : bundles) {
            check(bundle, exporters, found);
        }
        return found;
    }

    /** Bundles that wrap libraries are required by name, so that two may hold the same library in two versions. */
    private static boolean isWrapper(String name) {
        return name.endsWith(".libs");
    }

    private void check(BundleFolder bundle, Map<String, String> exporters, List<String> found) {
        Row row = rows.get(bundle.name());
        if (row == null) {
            found.add(bundle.name() + " has no row in the table of layers.");
            return;
        }
        if (!bundle.folder().getFileName().toString().equals(bundle.name())) {
            found.add(bundle.name() + " lies in a folder of another name: " + bundle.folder().getFileName());
        }
        for (String required : bundle.requires()) {
            boolean allowed = required.startsWith("org.apical.") ? row.bundles().contains(required)
                    : matches(required, row.packages());
            if (!allowed) {
                found.add(bundle.name() + " requires the bundle " + required + ", which its layer does not allow.");
            }
        }
        for (String imported : bundle.imports()) {
            String exporter = exporters.get(imported);
            if (exporter != null) {
                if (!exporter.equals(bundle.name()) && !row.bundles().contains(exporter)) {
                    found.add(bundle.name() + " imports " + imported + " from " + exporter
                            + ", which its layer does not allow.");
                }
            } else if (!javaPackages.contains(imported) && !matches(imported, row.packages())) {
                found.add(bundle.name() + " imports " + imported + ", which is not among its libraries.");
            }
        }
    }

    private static boolean matches(String name, List<String> prefixes) {
        return prefixes.stream().anyMatch(prefix -> name.equals(prefix) || name.startsWith(prefix + "."));
    }
}
