package org.apical.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apical.api.Contribution;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.file.ProtocolReader;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.w3c.dom.Element;

/** Every experiment file of the folder examples names what the product has and sets what that knows. */
class ExamplesTest {

    @Test
    void everyExampleIsAnExperimentOfThisProduct() throws Exception {
        ExperimentReader reader = new ExperimentReader(new Contributed(Checkout.bundles()));
        List<String> faults = new ArrayList<>();
        List<Path> files = examples(".experiment.yaml");
        for (Path file : files) {
            reader.check(Files.readString(file), file, List.of()).faults().forEach(fault -> faults.add(fault.line()));
        }
        assertEquals(List.of(), faults);
        assertTrue(files.size() >= 8, "Only these examples were found: " + files);
        Path first = files.get(0);
        String wrong = Files.readString(first).replaceFirst("(?m)^task: .*$", "task: heartColour");
        assertEquals(1, reader.check(wrong, first, List.of()).faults().size(), "a task that nobody contributes");
    }

    @Test
    void everyProtocolNamesExperimentsAndRunsThatThereAre() throws Exception {
        ProtocolReader reader = new ProtocolReader(new Contributed(Checkout.bundles()));
        List<String> faults = new ArrayList<>();
        List<Path> files = examples(".protocol.yaml");
        for (Path file : files) {
            reader.check(Files.readString(file), file, List.of()).faults().forEach(fault -> faults.add(fault.line()));
        }
        assertEquals(List.of(), faults);
        assertTrue(files.size() >= 2, "Only these protocols were found: " + files);
    }

    private static List<Path> examples(String ending) throws IOException {
        Path folder = Path.of(System.getProperty("apical.checkout"), "examples");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending)).sorted().toList();
        }
    }

    /** What the plugin.xml files declare, each made by its bundle in the product. */
    private static final class Contributed implements Catalog {

        private final Map<CatalogEntry, String> classes = new LinkedHashMap<>();

        Contributed(List<BundleFolder> bundles) throws IOException {
            for (BundleFolder bundle : bundles) {
                Path plugin = bundle.folder().resolve("plugin.xml");
                if (Files.exists(plugin)) {
                    for (Element extension : Xml.children(Xml.root(plugin), "extension")) {
                        Kind.ALL.stream().filter(kind -> kind.pointId().equals(extension.getAttribute("point")))
                                .forEach(kind -> Xml.children(extension, kind.word())
                                        .forEach(element -> add(bundle.name(), kind, element)));
                    }
                }
            }
        }

        private void add(String bundle, Kind<?> kind, Element element) {
            classes.put(new CatalogEntry(kind, element.getAttribute("id"), element.getAttribute("name"),
                    element.getAttribute("description"), bundle, "1.0.0", CatalogEntry.State.READY, "", List.of(), ""),
                    element.getAttribute("class"));
        }

        @Override
        public List<CatalogEntry> entries() {
            return List.copyOf(classes.keySet());
        }

        @Override
        public <C extends Contribution<?>> C contribution(Kind<C> kind, CatalogEntry entry) {
            try {
                return kind.type().cast(load(entry.bundle(), classes.get(entry)).getConstructor().newInstance());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(entry.id() + " cannot be made.", e);
            }
        }

        private static Class<?> load(String name, String className) throws ClassNotFoundException {
            Bundle self = FrameworkUtil.getBundle(ExamplesTest.class);
            Bundle bundle = Arrays.stream(self.getBundleContext().getBundles())
                    .filter(one -> one.getSymbolicName().equals(name)).findFirst()
                    .orElseThrow(() -> new ClassNotFoundException(name + " is not in the product."));
            return bundle.loadClass(className);
        }
    }
}
