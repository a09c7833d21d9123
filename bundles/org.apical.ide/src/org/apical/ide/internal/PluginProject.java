package org.apical.ide.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;

/**
 * The project of a new plug-in: the example of the plug-in guide under another name, with the parts that are wanted.
 *
 * @param id the plug-in's id, such as org.myhospital.echo
 * @param name its name for people
 * @param vendor who makes it
 * @param parts what it contributes
 */
record PluginProject(String id, String name, String vendor, Set<Part> parts) {

    private static final String TEMPLATES = "/templates/plugin/";
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(\\.[a-z][a-z0-9-]*)+");

    /** What a plug-in can begin with. */
    enum Part {
        /** A task: what is predicted. */
        TASK("A task: what is predicted from a clip", "tasks", "StrokeVolume"),
        /** An architecture. */
        ARCHITECTURE("An architecture: a network as data", "architectures", "WideCnn"),
        /** A loss. */
        LOSS("A loss: what training makes small", "losses", "LogCosh"),
        /** An interpreter. */
        INTERPRETER("An interpreter: where the network looks", "interpreters", "GradientTimesInput");

        private final String text;
        private final String point;
        private final String type;

        Part(String text, String point, String type) {
            this.text = text;
            this.point = point;
            this.type = type;
        }

        String text() {
            return text;
        }
    }

    PluginProject {
        parts = parts.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(parts));
    }

    /** Returns what is wrong with it, an empty text when it can be made. */
    String fault() {
        if (!ID.matcher(id).matches()) {
            return "The id is written like org.myhospital.echo: words of small letters and digits with dots between.";
        }
        if (id.startsWith("org.apical.")) {
            return "Ids that begin with org.apical belong to Apical. Begin with a name of your own.";
        }
        if (name.isBlank()) {
            return "Give the plug-in a name for people.";
        }
        return parts.isEmpty() ? "Choose at least one thing that the plug-in adds." : "";
    }

    /** Returns the package of its classes. */
    String packageName() {
        return id.replace("-", "");
    }

    /**
     * Writes the project.
     *
     * @param parent the folder in which its folder is made
     * @return the folder
     * @throws ApicalException when there is one of that name, or it cannot be written
     */
    Path write(Path parent) throws ApicalException {
        Path folder = parent.resolve(id);
        if (Files.exists(folder)) {
            throw ApicalException.badInput(new Problem("The folder exists already.", folder.toString(), "",
                    "Choose another id or another folder."));
        }
        for (String file : List.of("META-INF/MANIFEST.MF", "apical.target", "build.properties", "pom.xml")) {
            AtomicFiles.writeText(folder.resolve(file), renamed(template(file)));
        }
        AtomicFiles.writeText(folder.resolve("plugin.xml"), renamed(declared(template("plugin.xml"))));
        AtomicFiles.writeText(folder.resolve("README.md"), renamed(told(template("README.md"))));
        List<String> types = new ArrayList<>(List.of("package-info"));
        parts.forEach(part -> types.add(part.type));
        for (String type : types) {
            AtomicFiles.writeText(folder.resolve("src").resolve(packageName().replace('.', '/'))
                    .resolve(type + ".java"), renamed(template("src/org/example/echo/" + type + ".java")));
        }
        return folder;
    }

    private String declared(String declaration) {
        String left = declaration;
        for (Part part : others()) {
            left = left.replaceAll("(?s) *<extension point=\"org\\.apical\\.api\\." + part.point
                    + "\">.*?</extension>\n", "");
        }
        return left;
    }

    /** Leaves out the lines about what the plug-in does not add: they name its class, or its id, which is like it. */
    private String told(String text) {
        String left = text;
        for (Part part : others()) {
            left = left.replaceAll("(?i).*\\b" + part.type + "\\b.*\n", "");
        }
        return left;
    }

    private Set<Part> others() {
        return EnumSet.complementOf(EnumSet.copyOf(parts));
    }

    private String renamed(String text) {
        return text.replace("org.example.echo-plugin", id).replace("org.example.echo", packageName())
                .replace("<groupId>org.example</groupId>", "<groupId>" + packageName() + "</groupId>")
                .replace("Bundle-Vendor: Example", "Bundle-Vendor: " + (vendor.isBlank() ? name : vendor))
                .replace("Echo plug-in example", name);
    }

    private static String template(String file) throws ApicalException {
        try (InputStream in = PluginProject.class.getResourceAsStream(TEMPLATES + file)) {
            if (in == null) {
                throw new IOException("There is no " + TEMPLATES + file + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw ApicalException.failed(Problem.of("The template of plug-ins cannot be read.",
                    "Install Apical again."), failure);
        }
    }
}
