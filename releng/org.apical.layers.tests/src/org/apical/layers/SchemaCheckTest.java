package org.apical.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCheckTest {

    private static final String GOOD = """
            <schema targetNamespace="org.apical.api" xmlns="http://www.w3.org/2001/XMLSchema">
              <annotation>
                <appinfo><meta.schema plugin="org.apical.api" id="losses" name="Losses"/></appinfo>
                <documentation>What is contributed.</documentation>
              </annotation>
              <element name="loss">
                <annotation><documentation>A loss.</documentation></annotation>
                <complexType><attribute name="class" type="string"><annotation>
                  <documentation>The class.</documentation>
                  <appinfo><meta.attribute kind="java" basedOn=":org.apical.api.loss.Loss"/></appinfo>
                </annotation></attribute></complexType>
              </element>
            </schema>
            """;

    @TempDir
    Path planted;

    private BundleFolder bundle;

    @BeforeEach
    void plantOnePoint() throws IOException {
        bundle = Checkout.plant(planted, "org.apical.api", "");
        Checkout.write(bundle.folder().resolve("plugin.xml"),
                "<plugin><extension-point id=\"losses\" name=\"Losses\" schema=\"schema/losses.exsd\"/></plugin>");
    }

    @Test
    void everySchemaOfTheProjectMatchesItsPointAndIsDocumented() throws IOException {
        List<String> found = new ArrayList<>();
        int points = 0;
        for (BundleFolder real : Checkout.bundles()) {
            found.addAll(SchemaCheck.violations(real));
            if (real.name().equals("org.apical.api")) {
                points = Xml.children(Xml.root(real.folder().resolve("plugin.xml")), "extension-point").size();
            }
        }
        assertEquals(List.of(), found);
        assertEquals(12, points, "The design names twelve extension points.");
    }

    @Test
    void aGoodSchemaPasses() throws IOException {
        assertEquals(List.of(), violations(GOOD));
    }

    @Test
    void eachFaultIsFoundAlone() throws IOException {
        assertFault("id=\"losses\"", "id=\"loses\"", "does not name the point org.apical.api.losses");
        assertFault("targetNamespace=\"org.apical.api\"", "targetNamespace=\"org.apical\"", "targetNamespace");
        assertFault("<documentation>What is contributed.</documentation>", "", "the schema has no documentation");
        assertFault("A loss.", " ", "the element loss has no documentation");
        assertFault("<documentation>The class.</documentation>", "", "attribute class has no documentation");
        assertFault("A loss.", "[Enter extension point usage example here.]", "a placeholder");
        assertFault(":org.apical.api.loss.Loss", "", "does not say what the class is based on");
        assertFault("kind=\"java\"", "kind=\"string\"", "is not of kind java");
    }

    @Test
    void missingAndLeftOverFilesAreFound() throws IOException {
        Checkout.write(bundle.folder().resolve("schema/old.exsd"), GOOD);
        List<String> found = SchemaCheck.violations(bundle);
        assertEquals(2, found.size());
        assertTrue(found.get(0).contains("the point losses has no schema file"), found.get(0));
        assertTrue(found.get(1).contains("old.exsd is the schema of no declared point"), found.get(1));
    }

    private void assertFault(String good, String bad, String message) throws IOException {
        assertTrue(GOOD.contains(good), good);
        List<String> found = violations(GOOD.replace(good, bad));
        assertEquals(1, found.size(), () -> message + " in " + found);
        assertTrue(found.get(0).contains(message), found.get(0));
    }

    private List<String> violations(String schema) throws IOException {
        Files.deleteIfExists(bundle.folder().resolve("schema/losses.exsd"));
        Checkout.write(bundle.folder().resolve("schema/losses.exsd"), schema);
        return SchemaCheck.violations(bundle);
    }
}
