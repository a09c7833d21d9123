package org.apical.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCheckTest {

    @TempDir
    Path planted;

    @Test
    void layerAOfTheProjectSeesNeitherEclipseNorAnEngine() throws IOException {
        assertEquals(List.of(), SourceCheck.violations(Checkout.bundles()));
    }

    @Test
    void importsAndNamesWrittenOutAreFoundWithTheirLines() throws IOException {
        BundleFolder data = Checkout.plant(planted, "org.apical.data", "");
        Path file = data.folder().resolve("src/org/apical/data/Bad.java");
        Checkout.write(file, "package org.apical.data;\nimport org.eclipse.core.runtime.Platform;\n"
                + "/* two\n lines */\nclass Bad { org.nd4j.linalg.factory.Nd4j factory; }\n");
        List<String> found = SourceCheck.violations(List.of(data));
        assertEquals(2, found.size());
        assertTrue(found.get(0).contains("Bad.java:2 uses org.eclipse.core"), found.get(0));
        assertTrue(found.get(1).contains("Bad.java:5 uses org.nd4j.linalg"), found.get(1));
    }

    @Test
    void commentsAndTextsMaySayWhatTheyLike() throws IOException {
        BundleFolder data = Checkout.plant(planted, "org.apical.data", "");
        Checkout.write(data.folder().resolve("src/Good.java"),
                "// as org.eclipse.ui does\n"
                        + "class Good { String key = \"org.eclipse.deeplearning4j.helpers.disable\"; }\n");
        assertEquals(List.of(), SourceCheck.violations(List.of(data)));
    }

    @Test
    void anEngineMaySeeItsLibraryButNotEclipse() throws IOException {
        BundleFolder engine = Checkout.plant(planted, "org.apical.engine.dl4j", "");
        Checkout.write(engine.folder().resolve("src/Engine.java"),
                "import org.nd4j.linalg.factory.Nd4j;\nimport org.eclipse.swt.SWT;\nclass Engine { }\n");
        List<String> found = SourceCheck.violations(List.of(engine));
        assertEquals(1, found.size());
        assertTrue(found.get(0).contains("org.eclipse.swt"), found.get(0));
    }
}
