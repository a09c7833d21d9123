package org.apical.layers;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** Finds contributions that would fail when somebody asks for them: classes that do not load, ids given twice. */
final class ContributionCheck {

    /** Loads a class as the bundle that contributes it would. */
    @FunctionalInterface
    interface Loader {
        Class<?> load(String bundle, String className) throws ClassNotFoundException;
    }

    private final Loader loader;
    private final Map<String, Map<String, String>> contracts = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    ContributionCheck(Loader loader) {
        this.loader = loader;
    }

    List<String> violations(List<BundleFolder> bundles) throws IOException {
        List<String> found = new ArrayList<>();
        for (BundleFolder bundle : bundles) {
            readContracts(bundle);
        }
        for (BundleFolder bundle : bundles) {
            Path plugin = bundle.folder().resolve("plugin.xml");
            if (Files.exists(plugin)) {
                for (Element extension : Xml.children(Xml.root(plugin), "extension")) {
                    check(bundle, plugin, extension, found);
                }
            }
        }
        return found;
    }

    /** Remembers, for each point of ours, which element's class must implement what. */
    private void readContracts(BundleFolder bundle) throws IOException {
        Path plugin = bundle.folder().resolve("plugin.xml");
        if (!Files.exists(plugin)) {
            return;
        }
        for (Element point : Xml.children(Xml.root(plugin), "extension-point")) {
            Map<String, String> elements = new HashMap<>();
            Path schema = bundle.folder().resolve(point.getAttribute("schema"));
            if (Files.isRegularFile(schema)) {
                for (Element element : Xml.children(Xml.root(schema), "element")) {
                    for (Element meta : Xml.descendants(element, "meta.attribute")) {
                        if (meta.getAttribute("kind").equals("java")) {
                            String[] based = meta.getAttribute("basedOn").split(":");
                            elements.put(element.getAttribute("name"), based[based.length - 1]);
                        }
                    }
                }
            }
            contracts.put(bundle.name() + "." + point.getAttribute("id"), elements);
        }
    }

    private void check(BundleFolder bundle, Path plugin, Element extension, List<String> found) {
        String point = extension.getAttribute("point");
        boolean ours = point.startsWith("org.apical.");
        if (ours && !contracts.containsKey(point)) {
            found.add(plugin + " extends " + point + ", which nobody declares.");
        }
        for (Element element : Xml.descendants(extension, null)) {
            String id = element.getAttribute("id");
            if (ours && contracts.getOrDefault(point, Map.of()).containsKey(element.getTagName())) {
                if (id.isEmpty() || !ids.add(point + " " + id)) {
                    found.add(plugin + ": the id \"" + id + "\" of a " + element.getTagName()
                            + " is empty or not unique.");
                }
            }
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String name = element.getAttributes().item(i).getNodeName();
                if (name.equals("class") || name.endsWith("Class")) {
                    String value = element.getAttributes().item(i).getNodeValue().split(":")[0].trim();
                    String contract = contracts.getOrDefault(point, Map.of()).get(element.getTagName());
                    checkClass(bundle.name(), plugin + ": " + value, value, contract, found);
                }
            }
        }
    }

    private void checkClass(String bundle, String place, String name, String contract, List<String> found) {
        try {
            Class<?> type = loader.load(bundle, name);
            int modifiers = type.getConstructor().getModifiers();
            if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())
                    || !Modifier.isPublic(modifiers)) {
                found.add(place + " cannot be created: it is abstract or not public.");
            }
            if (contract != null && !type.getClassLoader().loadClass(contract).isAssignableFrom(type)) {
                found.add(place + " does not implement " + contract + ".");
            }
        } catch (NoSuchMethodException missing) {
            found.add(place + " has no public constructor without parameters.");
        } catch (ClassNotFoundException | LinkageError broken) {
            found.add(place + " does not load: " + broken);
        }
    }
}
