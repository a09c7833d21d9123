package org.apical.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowCheckTest {

    @TempDir
    Path planted;

    private final ArrowCheck check = new ArrowCheck(Layers.rows());

    @Test
    void theProjectKeepsToTheTable() throws IOException {
        List<BundleFolder> bundles = Checkout.bundles();
        assertTrue(bundles.stream().anyMatch(bundle -> bundle.name().equals("org.apical.api")), "No bundles found.");
        assertEquals(List.of(), check.violations(bundles));
    }

    @Test
    void allowedArrowsPass() throws IOException {
        assertEquals(List.of(), check.violations(List.of(
                Checkout.plant(planted, "org.apical.api", "Export-Package: org.apical.api;version=\"1.0.0\""),
                Checkout.plant(planted, "org.apical.dicom",
                        "Require-Bundle: org.apical.api;bundle-version=\"[1.0.0,2.0.0)\"\n"
                                + "Import-Package: javax.imageio"),
                Checkout.plant(planted, "org.apical.ide", "Require-Bundle: org.eclipse.ui"))));
    }

    @Test
    void anArrowUpwardIsFoundByBundleAndByPackage() throws IOException {
        BundleFolder runtime = Checkout.plant(planted, "org.apical.runtime", "Export-Package: org.apical.runtime");
        BundleFolder api = Checkout.plant(planted, "org.apical.api", "Require-Bundle: org.apical.runtime");
        BundleFolder data = Checkout.plant(planted, "org.apical.data", "Import-Package: org.apical.runtime");
        List<String> found = check.violations(List.of(runtime, api, data));
        assertEquals(List.of(
                "org.apical.api requires the bundle org.apical.runtime, which its layer does not allow.",
                "org.apical.data imports org.apical.runtime from org.apical.runtime, which its layer does not allow."),
                found);
    }

    @Test
    void eclipseEnginesAndUnlistedLibrariesAreFoundInLayerA() throws IOException {
        BundleFolder libs = Checkout.plant(planted, "org.apical.engine.dl4j.libs", "Export-Package: org.nd4j.linalg");
        BundleFolder data = Checkout.plant(planted, "org.apical.data",
                "Require-Bundle: org.eclipse.core.runtime\nImport-Package: org.nd4j.linalg,org.jfree.chart");
        assertEquals(3, check.violations(List.of(libs, data)).size());
    }

    @Test
    void twoWrappersMayHoldTheSameLibrary() throws IOException {
        List<BundleFolder> wrappers = List.of(
                Checkout.plant(planted, "org.apical.engine.dl4j.libs", "Export-Package: org.bytedeco.javacpp"),
                Checkout.plant(planted, "org.apical.engine.libtorch.libs", "Export-Package: org.bytedeco.javacpp"));
        assertEquals(List.of(), new ArrowCheck(Layers.rows()).violations(wrappers));
    }

    @Test
    void splitPackagesAndUnknownBundlesAreFound() throws IOException {
        BundleFolder api = Checkout.plant(planted, "org.apical.api", "Export-Package: org.apical.api");
        BundleFolder data = Checkout.plant(planted, "org.apical.data", "Export-Package: org.apical.api");
        BundleFolder stranger = Checkout.plant(planted, "org.apical.stranger", "");
        assertEquals(List.of("org.apical.data and org.apical.api both export org.apical.api: a split package.",
                "org.apical.stranger has no row in the table of layers."),
                check.violations(List.of(api, data, stranger)));
    }
}
