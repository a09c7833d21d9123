package org.apical.layers;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The table of the design: which bundle may use which others, and which libraries. */
final class Layers {

    /** A line of the table; packages are prefixes. */
    record Row(char layer, Set<String> bundles, List<String> packages) {
    }

    private static final String P = "org.apical.";
    private static final Set<String> LAYER_A = Set.of("api", "data", "codecs", "datasets", "dicom", "phantom",
            "standard", "echonet", "interpret", "trust", "explain", "analysis", "cine", "onnx", "engine.conformance",
            "engine.dl4j", "engine.libtorch", "engine.onnx", "runs", "experiment", "review", "results", "demo",
            "bench");
    private static final String GSON = "com.google.gson";
    private static final String CSV = "org.apache.commons.csv";
    private static final String MATH = "org.apache.commons.math3";
    private static final String YAML = "org.snakeyaml.engine";
    private static final String LOG = "org.slf4j";
    private static final String CHART = "org.jfree";

    private static final List<String> PLATFORMS =
            List.of("linux.x86_64", "win32.x86_64", "macosx.x86_64", "macosx.aarch64");

    private static final Map<String, Row> ROWS = new TreeMap<>();

    static {
        row('A', "api", Set.of(), GSON, LOG);
        row('A', "testing", Set.of("api"));
        row('A', "data", Set.of("api"), GSON, CSV, MATH, LOG);
        row('A', "codecs", Set.of("api"), "org.bytedeco");
        for (String platform : PLATFORMS) {
            row('A', "codecs.libs." + platform, Set.of("codecs"));
        }
        row('A', "datasets", Set.of("api", "codecs"), CSV);
        row('A', "dicom", Set.of("api", "codecs", "data"), GSON, LOG);
        row('A', "phantom", Set.of("api", "dicom"), GSON, CSV, MATH, LOG);
        row('A', "standard", Set.of("api"), MATH, LOG);
        row('A', "echonet", Set.of("api", "standard"), LOG);
        row('A', "interpret", Set.of("api"), MATH, LOG);
        row('A', "trust", Set.of("api", "interpret"), MATH);
        row('A', "explain", Set.of("api", "data", "phantom", "interpret", "trust", "analysis", "cine",
                "experiment"), CSV);
        row('A', "analysis", Set.of("api"), GSON, CSV, MATH, LOG, CHART);
        row('A', "cine", Set.of("api", "analysis"));
        row('A', "engine.conformance", Set.of("api"));
        row('A', "engine.dl4j", Set.of("api", "engine.dl4j.libs"), GSON, LOG);
        row('A', "engine.dl4j.libs", Set.of(), LOG);
        for (String platform : PLATFORMS) {
            row('A', "engine.dl4j.libs." + platform, Set.of("engine.dl4j.libs"));
        }
        row('A', "onnx", Set.of("api"), "ai.onnx.proto", "com.google.protobuf");
        row('A', "engine.onnx", Set.of("api", "onnx", "engine.onnx.libs"));
        row('A', "engine.onnx.libs", Set.of());
        for (String platform : PLATFORMS) {
            row('A', "engine.onnx.libs." + platform, Set.of("engine.onnx.libs"));
        }
        row('A', "engine.dl4j.libs.cuda.linux.x86_64", Set.of("engine.dl4j.libs"));
        row('A', "engine.libtorch", Set.of("api", "engine.libtorch.libs"), LOG);
        row('A', "engine.libtorch.libs", Set.of(), LOG);
        for (String platform : List.of("linux.x86_64", "win32.x86_64", "macosx.aarch64")) {
            row('A', "engine.libtorch.libs." + platform, Set.of("engine.libtorch.libs"));
        }
        row('A', "runs", Set.of("api", "analysis"), GSON, CSV, YAML, "org.sqlite");
        row('A', "experiment", Set.of("api", "data", "analysis", "cine", "onnx", "runs"), GSON, CSV, MATH, YAML, LOG);
        row('A', "review", Set.of("api", "data", "experiment"), CSV);
        row('A', "results", Set.of("api", "data", "dicom", "phantom", "analysis", "experiment"));
        row('A', "demo", Set.of("api", "data", "phantom", "interpret", "trust", "experiment", "explain"), GSON);
        row('A', "bench", Set.of("api", "data", "phantom", "experiment"), GSON);
        row('B', "runtime", LAYER_A, GSON, LOG, "org.eclipse.core.runtime", "org.eclipse.equinox", "org.eclipse.osgi",
                "org.osgi");
        row('B', "cli", with(LAYER_A, "runtime"), GSON, LOG, "picocli", "me.tongfei.progressbar", "org.jline",
                "org.eclipse.core.runtime", "org.eclipse.equinox", "org.eclipse.osgi", "org.osgi");
        row('B', "launch", Set.of(), "org.eclipse.equinox.launcher");
        Set<String> below = with(LAYER_A, "runtime");
        row('C', "ui", below, "org.eclipse", "org.osgi", GSON, YAML, CHART);
        Set<String> shared = with(below, "ui");
        Set<String> all = shared;
        for (String part : List.of("experiment", "training", "study", "saliency", "results")) {
            row('C', "ui." + part, shared, "org.eclipse", "org.osgi", GSON, YAML, CSV, CHART);
            all = with(all, "ui." + part);
        }
        row('C', "ide", all, "org.eclipse", "org.osgi", GSON, CSV);
    }

    private Layers() {
    }

    /** Returns the table, by symbolic name. */
    static Map<String, Row> rows() {
        return ROWS;
    }

    private static Set<String> with(Set<String> names, String more) {
        Set<String> all = new TreeSet<>(names);
        all.add(more);
        return all;
    }

    private static void row(char layer, String name, Set<String> uses, String... packages) {
        Set<String> full = new TreeSet<>();
        uses.forEach(use -> full.add(P + use));
        ROWS.put(P + name, new Row(layer, full, List.of(packages)));
    }
}
