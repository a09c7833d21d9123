package org.apical.interpret;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;

import org.apical.api.Contribution;
import org.apical.api.catalog.Kind;
import org.apical.api.settings.SettingField;
import org.apical.api.settings.SettingsType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What plugin.xml promises is kept: classes load, settings have defaults and help. */
class PluginXmlTest {

    private static final String BUNDLE = "org.apical.interpret";

    record Declared(Kind<?> kind, String id, String name, String description, String className) {

        @Override
        public String toString() {
            return kind.word() + " " + id;
        }
    }

    static List<Declared> declared() throws Exception {
        File file = new File("../" + BUNDLE + "/plugin.xml");
        NodeList extensions = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file)
                .getElementsByTagName("extension");
        List<Declared> found = new ArrayList<>();
        for (int i = 0; i < extensions.getLength(); i++) {
            Element extension = (Element) extensions.item(i);
            String point = extension.getAttribute("point").replace("org.apical.api.", "");
            Kind<?> kind = Kind.ALL.stream().filter(each -> each.point().equals(point)).findFirst().orElseThrow();
            NodeList elements = extension.getElementsByTagName(kind.word());
            for (int j = 0; j < elements.getLength(); j++) {
                Element element = (Element) elements.item(j);
                found.add(new Declared(kind, element.getAttribute("id"), element.getAttribute("name"),
                        element.getAttribute("description"), element.getAttribute("class")));
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("declared")
    void contributionLoadsAndIsDocumented(Declared declared) throws Exception {
        assertTrue(declared.id().matches(BUNDLE.replace(".", "\\.") + "\\.[a-z][A-Za-z0-9]*"), declared.id());
        assertFalse(declared.name().isBlank());
        assertTrue(declared.description().matches("[A-Z].*\\."), declared.description());
        Object made = Class.forName(declared.className()).getConstructor().newInstance();
        assertInstanceOf(declared.kind().type(), made);
        assertSettingsAreDocumented(((Contribution<?>) made).settingsType());
    }

    private static <S extends Record> void assertSettingsAreDocumented(Class<S> record) {
        SettingsType<S> type = SettingsType.of(record);
        S defaults = assertDoesNotThrow(type::defaults);
        assertEquals(defaults, assertDoesNotThrow(() -> type.bind(type.toMap(defaults))));
        for (SettingField field : type.fields()) {
            assertTrue(field.label().matches("[A-Z].*[^:.]"), field.name() + ": " + field.label());
            assertTrue(field.help().matches("[A-Z].*\\."), field.name() + ": " + field.help());
        }
    }

    @Test
    void everyIdOfAKindIsDeclaredOnce() throws Exception {
        Set<String> seen = new HashSet<>();
        for (Declared declared : declared()) {
            assertTrue(seen.add(declared.toString()), declared + " is declared twice");
        }
        assertTrue(seen.size() > 0);
    }
}
