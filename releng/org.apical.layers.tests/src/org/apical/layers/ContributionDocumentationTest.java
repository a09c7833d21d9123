package org.apical.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.w3c.dom.Element;

import org.apical.api.Contribution;
import org.apical.api.NoSettings;
import org.apical.api.catalog.Kind;
import org.apical.api.settings.Setting;
import org.apical.api.settings.SettingField;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;

/** What contributions tell people: ids, names, descriptions, and the label, help and default of every setting. */
class ContributionDocumentationTest {

    private static final String SENTENCE = "(?s)[\\p{Lu}0-9].*\\.";

    @Test
    void everyContributionOfTheProjectIsDocumented() throws Exception {
        List<String> found = new ArrayList<>();
        int contributions = 0;
        for (BundleFolder folder : Checkout.bundles()) {
            for (Element element : contributions(folder)) {
                contributions++;
                check(folder.name(), element, found);
            }
        }
        assertEquals(List.of(), found);
        assertTrue(contributions > 0, "No contribution was found.");
    }

    record Poor(@Setting(label = "rate:", help = "how fast", defaultValue = "fast") int rate) {
    }

    @Test
    void poorSettingsAreFound() {
        List<String> found = new ArrayList<>();
        checkSettings("poor", Poor.class, found);
        assertEquals(3, found.size(), found.toString());
        found.clear();
        checkSettings("none", NoSettings.class, found);
        assertEquals(List.of(), found);
    }

    private static List<Element> contributions(BundleFolder folder) throws IOException {
        Path plugin = folder.folder().resolve("plugin.xml");
        List<Element> elements = new ArrayList<>();
        if (Files.exists(plugin)) {
            for (Element extension : Xml.children(Xml.root(plugin), "extension")) {
                for (Kind<?> kind : Kind.ALL) {
                    if (extension.getAttribute("point").equals(kind.pointId())) {
                        elements.addAll(Xml.children(extension, kind.word()));
                    }
                }
            }
        }
        return elements;
    }

    private static void check(String bundle, Element element, List<String> found) throws Exception {
        String id = element.getAttribute("id");
        if (!id.equals(bundle) && !id.matches(bundle.replace(".", "\\.") + "\\.[a-z][A-Za-z0-9]*(-[a-z0-9]+)*")) {
            found.add(id + " does not begin with " + bundle + ".");
        }
        if (!element.getAttribute("name").matches("\\p{Lu}.*[^.:]")) {
            found.add(id + " has no name in sentence case.");
        }
        if (!element.getAttribute("description").matches(SENTENCE)) {
            found.add(id + " is not described in a sentence.");
        }
        Bundle product = Arrays.stream(FrameworkUtil.getBundle(ContributionDocumentationTest.class).getBundleContext()
                .getBundles()).filter(one -> one.getSymbolicName().equals(bundle)).findFirst().orElseThrow();
        Object made = product.loadClass(element.getAttribute("class")).getConstructor().newInstance();
        checkSettings(id, ((Contribution<?>) made).settingsType(), found);
    }

    private static <S extends Record> void checkSettings(String id, Class<S> record, List<String> found) {
        SettingsType<S> type = SettingsType.of(record);
        for (SettingField field : type.fields()) {
            if (!field.label().matches("\\p{Lu}.*[^:.]")) {
                found.add(id + " " + field.name() + ": the label '" + field.label() + "' is not in sentence case.");
            }
            if (!field.help().matches(SENTENCE)) {
                found.add(id + " " + field.name() + ": the help '" + field.help() + "' is no sentence.");
            }
        }
        if (type.fields().stream().allMatch(field -> field.defaultText().isPresent())) {
            try {
                S defaults = type.defaults();
                if (!defaults.equals(type.bind(type.toMap(defaults)))) {
                    found.add(id + ": its defaults do not survive being written out.");
                }
            } catch (SettingsException e) {
                found.add(id + ": its defaults do not fit. " + e.getMessage());
            }
        }
    }
}
