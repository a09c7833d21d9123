package org.apical.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.api.command.Command;
import org.apical.runtime.samples.GoodCommand;
import org.apical.runtime.samples.LinkingCommand;
import org.apical.runtime.samples.PrivateCommand;
import org.apical.runtime.samples.ThrowingCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** Installs plug-ins into the Equinox that runs the tests; skipped where there is none. */
class InstalledPluginsTest {

    private final List<Bundle> installed = new ArrayList<>();
    private BundleContext context;

    @BeforeEach
    void findFramework() {
        Bundle self = FrameworkUtil.getBundle(RegistryCatalog.class);
        Assumptions.assumeTrue(self != null, "This test needs a running Equinox: run it with ./mvnw verify.");
        context = FrameworkUtil.getBundle(org.eclipse.core.runtime.RegistryFactory.class).getBundleContext();
    }

    @AfterEach
    void uninstall() throws BundleException {
        for (Bundle bundle : installed) {
            bundle.uninstall();
        }
    }

    private void install(PluginJar jar) throws Exception {
        installed.add(jar.install(context));
    }

    private static CatalogEntry entry(Catalog catalog, String bundle, String id) {
        return catalog.entries(Kind.COMMAND).stream()
                .filter(entry -> entry.bundle().equals(bundle) && entry.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void goodPluginIsReadyAndItsClassComesFromItsOwnBundle() throws Exception {
        install(new PluginJar("test.good", GoodCommand.class).command("test.good.good", GoodCommand.class.getName()));
        RegistryCatalog catalog = new RegistryCatalog();
        CatalogEntry entry = catalog.find(Kind.COMMAND, "good");
        assertEquals(new CatalogEntry(Kind.COMMAND, "test.good.good", "A command", "For a test.", "test.good", "2.1.0",
                CatalogEntry.State.READY, "", List.of(), ""), entry);
        Command<?> command = catalog.get(Kind.COMMAND, "good");
        assertNotSame(GoodCommand.class, command.getClass());
        assertSame(command, catalog.contribution(Kind.COMMAND, entry));
        assertEquals("2.1.0", catalog.bundleVersions().get("test.good"));
    }

    @Test
    void badPluginsAreProblemsAndTheGoodOnesWork() throws Exception {
        install(new PluginJar("test.a.good", GoodCommand.class).command("test.same", GoodCommand.class.getName()));
        install(new PluginJar("test.missing", GoodCommand.class).command("test.missing", "test.Missing"));
        install(new PluginJar("test.throwing", GoodCommand.class, ThrowingCommand.class).command("test.throwing",
                ThrowingCommand.class.getName()));
        install(new PluginJar("test.linking", GoodCommand.class, LinkingCommand.class).command("test.linking",
                LinkingCommand.class.getName()));
        install(new PluginJar("test.private", GoodCommand.class, PrivateCommand.class).command("test.private",
                PrivateCommand.class.getName()));
        install(new PluginJar("test.foreign").command("test.foreign", "org.apical.api.NoSettings"));
        install(new PluginJar("test.z.twin", GoodCommand.class).command("test.same", GoodCommand.class.getName()));

        RegistryCatalog catalog = new RegistryCatalog();
        assertEquals(CatalogEntry.State.READY, entry(catalog, "test.a.good", "test.same").state());
        assertEquals(0.5, catalog.get(Kind.COMMAND, "same").run(null, null));
        assertProblem(catalog, "test.missing", "test.missing", "The class test.Missing is not in the bundle.");
        assertProblem(catalog, "test.throwing", "test.throwing", "the licence has expired");
        assertProblem(catalog, "test.linking", "test.linking", ThrowingCommand.class.getName());
        assertProblem(catalog, "test.private", "test.private", "no public constructor");
        assertProblem(catalog, "test.foreign", "test.foreign", "org.apical.api.NoSettings");
        assertProblem(catalog, "test.z.twin", "test.same", "test.a.good");
    }

    private static void assertProblem(Catalog catalog, String bundle, String id, String part) {
        CatalogEntry entry = entry(catalog, bundle, id);
        assertEquals(CatalogEntry.State.PROBLEM, entry.state(), bundle);
        assertTrue(entry.problem().contains(part), entry.problem());
        assertThrows(ApicalException.class, () -> catalog.contribution(Kind.COMMAND, entry));
    }

    @Test
    void catalogIsAService() {
        ServiceReference<Catalog> reference = context.getServiceReference(Catalog.class);
        assertNotNull(reference, "The service org.apical.api.catalog.Catalog is not registered.");
        assertEquals(RegistryCatalog.class, context.getService(reference).getClass());
    }
}
