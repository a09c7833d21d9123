package org.apical.layers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds names of Eclipse and of engines in the code of layer A, imported or written out; comments and texts may. */
final class SourceCheck {

    private static final Pattern NOT_CODE = Pattern.compile(
            "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'|//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final String ECLIPSE = "org\\.eclipse";
    private static final List<String> LIBRARIES = List.of("org.nd4j", "org.deeplearning4j", "org.bytedeco",
            "ai.onnxruntime", "onnx");

    private SourceCheck() {
    }

    static List<String> violations(List<BundleFolder> bundles) throws IOException {
        List<String> found = new ArrayList<>();
        for (BundleFolder bundle : bundles) {
            Layers.Row row = Layers.rows().get(bundle.name());
            if (row != null && row.layer() == 'A') {
                boolean engine = bundle.name().startsWith("org.apical.engine.");
                String names = LIBRARIES.stream().filter(name -> !engine && !row.packages().contains(name))
                        .map(name -> "|" + Pattern.quote(name)).collect(Collectors.joining());
                scan(bundle.folder().resolve("src"), forbidden(ECLIPSE + names), found);
            }
        }
        return found;
    }

    private static Pattern forbidden(String names) {
        return Pattern.compile("(?<![\\w.])(?:" + names + ")\\.\\w+");
    }

    private static void scan(Path sources, Pattern forbidden, List<String> found) throws IOException {
        if (!Files.isDirectory(sources)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(sources)) {
            files = walk.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
        for (Path file : files) {
            // Line breaks stay, so that the place can be told.
            String code = NOT_CODE.matcher(Files.readString(file))
                    .replaceAll(match -> "\n".repeat((int) match.group().lines().count() - 1));
            Matcher matcher = forbidden.matcher(code);
            while (matcher.find()) {
                long line = code.substring(0, matcher.start()).chars().filter(c -> c == '\n').count() + 1;
                found.add(file + ":" + line + " uses " + matcher.group() + ", which layer A must not see.");
            }
        }
    }
}
