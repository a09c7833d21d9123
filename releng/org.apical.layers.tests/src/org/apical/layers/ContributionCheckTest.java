package org.apical.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

class ContributionCheckTest {

    private static final String POINT =
            "<extension-point id=\"losses\" name=\"Losses\" schema=\"schema/losses.exsd\"/>";
    private static final String SCHEMA = "<schema><element name=\"loss\"><meta.attribute kind=\"java\" basedOn=\":"
            + Runnable.class.getName() + "\"/></element></schema>";

    @TempDir
    Path planted;

    @Test
    void everyClassThatTheProjectContributesLoadsInsideTheProduct() throws IOException {
        assertEquals(List.of(), new ContributionCheck(ContributionCheckTest::load).violations(Checkout.bundles()));
    }

    @Test
    void everyBundleIsInTheProductAndCarriesItsPluginXml() throws IOException {
        for (BundleFolder folder : Checkout.bundles()) {
            // Libraries of other machines, and what only authors of plug-ins install.
            boolean elsewhere = folder.name().contains(".libs.cuda.") || folder.name().equals("org.apical.testing")
                    || folder.name().contains(".libs.") && !folder.name().endsWith(".linux.x86_64");
            if (!elsewhere) {
                Bundle bundle = bundle(folder.name());
                assertNotNull(bundle, folder.name() + " is in no feature of the product.");
                boolean wanted = Files.exists(folder.folder().resolve("plugin.xml"));
                assertEquals(wanted, bundle.getEntry("plugin.xml") != null,
                        "bin.includes of " + folder.name() + " does not treat plugin.xml rightly.");
            }
        }
    }

    /** A contribution as it should be. */
    public static final class Good implements Runnable {
        @Override
        public void run() {
            // Only its type matters.
        }
    }

    /** A class that does not keep the contract. */
    public static final class OtherType {
    }

    /** A class that nobody can create. */
    public static final class Closed implements Runnable {
        private Closed() {
        }

        @Override
        public void run() {
            // Only its type matters.
        }
    }

    @Test
    void aGoodContributionPasses() throws IOException {
        assertEquals(List.of(), violations(contribution("losses", "a", Good.class.getName())));
    }

    @Test
    void eachFaultIsFound() throws IOException {
        assertFault(contribution("losses", "a", "org.apical.Missing"), "does not load");
        assertFault(contribution("losses", "a", OtherType.class.getName()), "does not implement");
        assertFault(contribution("losses", "a", Closed.class.getName()), "no public constructor");
        assertFault(contribution("loses", "a", Good.class.getName()), "which nobody declares");
        assertFault(contribution("losses", "a", Good.class.getName())
                + contribution("losses", "a", Good.class.getName()), "not unique");
    }

    private void assertFault(String extensions, String message) throws IOException {
        List<String> found = violations(extensions);
        assertEquals(1, found.size(), () -> message + " in " + found);
        assertTrue(found.get(0).contains(message), found.get(0));
    }

    private static String contribution(String point, String id, String type) {
        return "<extension point=\"org.apical.api." + point + "\"><loss id=\"" + id + "\" class=\"" + type
                + "\"/></extension>";
    }

    private List<String> violations(String extensions) throws IOException {
        BundleFolder api = Checkout.plant(planted, "org.apical.api", "");
        Checkout.write(api.folder().resolve("plugin.xml"), "<plugin>" + POINT + "</plugin>");
        Checkout.write(api.folder().resolve("schema/losses.exsd"), SCHEMA);
        BundleFolder user = Checkout.plant(planted, "org.apical.standard", "");
        Checkout.write(user.folder().resolve("plugin.xml"), "<plugin>" + extensions + "</plugin>");
        return new ContributionCheck((bundle, name) -> Class.forName(name)).violations(List.of(api, user));
    }

    private static Class<?> load(String name, String className) throws ClassNotFoundException {
        Bundle bundle = bundle(name);
        if (bundle == null) {
            throw new ClassNotFoundException(name + " is not in the product.");
        }
        return bundle.loadClass(className);
    }

    private static Bundle bundle(String name) {
        return Arrays.stream(FrameworkUtil.getBundle(ContributionCheckTest.class).getBundleContext().getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name))
                .max(Comparator.comparing(Bundle::getVersion)).orElse(null);
    }
}
