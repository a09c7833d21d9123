package org.apical.layers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Finds extension points whose schema is missing, belongs to another point, or leaves its readers alone. */
final class SchemaCheck {

    private static final List<String> PLACEHOLDERS =
            List.of("[enter ", "todo", "no description available", "description goes here", "usage example here");

    private SchemaCheck() {
    }

    static List<String> violations(BundleFolder bundle) throws IOException {
        List<String> found = new ArrayList<>();
        Path plugin = bundle.folder().resolve("plugin.xml");
        Set<Path> declared = new TreeSet<>();
        if (Files.exists(plugin)) {
            for (Element point : Xml.children(Xml.root(plugin), "extension-point")) {
                Path schema = bundle.folder().resolve(point.getAttribute("schema"));
                if (point.getAttribute("schema").isEmpty() || !Files.isRegularFile(schema)) {
                    found.add(plugin + ": the point " + point.getAttribute("id") + " has no schema file.");
                } else {
                    declared.add(schema);
                    checkSchema(bundle.name(), point.getAttribute("id"), schema, found);
                }
            }
        }
        Path built = bundle.folder().resolve("target");
        try (Stream<Path> files = Files.walk(bundle.folder())) {
            files.filter(file -> file.toString().endsWith(".exsd") && !file.startsWith(built))
                    .filter(file -> !declared.contains(file)).sorted()
                    .forEach(file -> found.add(file + " is the schema of no declared point."));
        }
        return found;
    }

    private static void checkSchema(String bundle, String id, Path file, List<String> found) throws IOException {
        Element schema = Xml.root(file);
        List<Element> heads = Xml.descendants(schema, "meta.schema");
        if (heads.size() != 1 || !heads.get(0).getAttribute("id").equals(id)
                || !heads.get(0).getAttribute("plugin").equals(bundle)) {
            found.add(file + ": its meta.schema does not name the point " + bundle + "." + id + ".");
        }
        if (!schema.getAttribute("targetNamespace").equals(bundle)) {
            found.add(file + ": its targetNamespace is not " + bundle + ".");
        }
        checkText(file + ": the schema", schema, found);
        for (Element element : Xml.children(schema, "element")) {
            String place = file + ": the element " + element.getAttribute("name");
            checkText(place, element, found);
            for (Element attribute : Xml.descendants(element, "attribute")) {
                checkAttribute(place + ", its attribute " + attribute.getAttribute("name"), attribute, found);
            }
        }
        for (Element text : Xml.descendants(schema, "documentation")) {
            if (isPlaceholder(text.getTextContent())) {
                found.add(file + ": a text is a placeholder: " + text.getTextContent().trim());
            }
        }
    }

    private static void checkAttribute(String place, Element attribute, List<String> found) {
        checkText(place, attribute, found);
        List<Element> java = Xml.descendants(attribute, "meta.attribute").stream()
                .filter(meta -> meta.getAttribute("kind").equals("java")).toList();
        if (attribute.getAttribute("name").equals("class") && java.isEmpty()) {
            found.add(place + " names a class but is not of kind java.");
        }
        if (java.stream().anyMatch(meta -> meta.getAttribute("basedOn").replace(":", "").isBlank())) {
            found.add(place + " does not say what the class is based on.");
        }
    }

    private static void checkText(String place, Element described, List<String> found) {
        boolean documented = Xml.children(described, "annotation").stream()
                .flatMap(annotation -> Xml.children(annotation, "documentation").stream())
                .anyMatch(text -> !text.getTextContent().isBlank());
        if (!documented) {
            found.add(place + " has no documentation.");
        }
    }

    private static boolean isPlaceholder(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return PLACEHOLDERS.stream().anyMatch(lower::contains);
    }
}
