package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apical.api.catalog.CatalogEntry;
import org.apical.ide.internal.PluginProject.Part;
import org.apical.ui.Failures;
import org.eclipse.jface.preference.IPreferenceNode;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plug-in authors use: the list of what is installed, the log, preferences, and the wizard. */
class PluginPartsTest {

    @Test
    void listsWhatIsInstalledWithItsState() throws Throwable {
        OpenWorkbench.with(workbench -> {
            IViewPart view = workbench.view(PluginsView.ID);
            TableViewer table = workbench.ui(() -> (TableViewer) view.getSite().getSelectionProvider());
            workbench.waitUntil("the contributions", () -> table.getInput() instanceof List<?> all && all.size() > 60);
            workbench.ui(() -> {
                CatalogEntry cnn = ((List<?>) table.getInput()).stream().map(CatalogEntry.class::cast)
                        .filter(entry -> entry.shortId().equals("smallCnn")).findFirst().orElseThrow();
                table.setSelection(new StructuredSelection(cnn), true);
                return null;
            });
            assertTrue(workbench.picture("plug-ins") > 20);
        });
    }

    @Test
    void keepsWhatWentWrong() throws Throwable {
        OpenWorkbench.with(workbench -> {
            Failures.log("Test the log", new IllegalStateException("This is a test."));
            workbench.view(LogView.ID);
            workbench.waitUntil("the message", () -> LogMemory.get().entries().stream()
                    .anyMatch(entry -> entry.status().getMessage().contains("This is a test.")));
            workbench.picture("error-log");
        });
    }

    @Test
    void hasPreferencesOfItsOwn() throws Throwable {
        OpenWorkbench.with(workbench -> {
            Set<String> roots = workbench.ui(() -> {
                PreferenceManager pages = PlatformUI.getWorkbench().getPreferenceManager();
                Set<String> ids = new TreeSet<>();
                for (IPreferenceNode node : pages.getRootSubNodes()) {
                    ids.add(node.getId());
                }
                return ids;
            });
            assertTrue(roots.containsAll(Set.of(AppearancePage.ID, "org.eclipse.ui.preferencePages.Keys")),
                    roots.toString());
            roots.removeIf(id -> id.startsWith("org.apical.") || id.startsWith("org.eclipse.equinox.internal.p2.ui.sdk")
                    || id.equals("org.eclipse.ui.preferencePages.Keys") || id.equals(AppearancePage.ID));
            assertEquals(Set.of(), roots);
            PreferenceDialog dialog = workbench.ui(() -> {
                PreferenceDialog made = PreferencesUtil.createPreferenceDialogOn(shell(), AppearancePage.ID, null,
                        null);
                made.setBlockOnOpen(false);
                made.open();
                return made;
            });
            workbench.picture("preferences");
            workbench.ui(dialog::close);
        });
    }

    @Test
    void makesAProjectOfWhatIsChosen(@TempDir Path folder) throws Throwable {
        OpenWorkbench.with(workbench -> {
            WizardDialog dialog = workbench.ui(() -> {
                WizardDialog made = new WizardDialog(shell(), new NewPluginWizard());
                made.setBlockOnOpen(false);
                made.open();
                return made;
            });
            workbench.picture("new-plug-in");
            workbench.ui(dialog::close);
        });
        PluginProject project = new PluginProject("org.hospital.my-echo", "Our echo", "Hospital",
                EnumSet.allOf(Part.class));
        assertEquals("", project.fault());
        Path made = project.write(folder);
        String manifest = Files.readString(made.resolve("META-INF/MANIFEST.MF"));
        assertTrue(manifest.contains("Bundle-SymbolicName: org.hospital.my-echo;singleton:=true"), manifest);
        assertTrue(Files.readString(made.resolve("src/org/hospital/myecho/StrokeVolume.java"))
                .contains("package org.hospital.myecho;"));
        Path small = new PluginProject("org.hospital.loss", "Loss", "", EnumSet.of(Part.LOSS)).write(folder);
        String declared = Files.readString(small.resolve("plugin.xml"));
        assertTrue(declared.contains("org.hospital.loss.LogCosh") && !declared.contains("strokeVolume"), declared);
        String told = Files.readString(small.resolve("README.md"));
        assertTrue(told.contains("LogCosh") && told.contains("org.hospital.loss") && !told.contains("strokeVolume")
                && !told.contains("StrokeVolume") && !told.contains("echo-plugin"), told);
        assertFalse(new PluginProject("Nonsense", "x", "", Set.of(Part.LOSS)).fault().isEmpty());
    }

    private static Shell shell() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
    }
}
