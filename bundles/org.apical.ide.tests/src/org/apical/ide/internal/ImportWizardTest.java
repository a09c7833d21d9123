package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apical.data.Cohort;
import org.apical.ui.Choice;
import org.apical.ui.Choices;
import org.apical.ui.CommandJob;
import org.apical.ui.Workspace;
import org.apical.ui.study.internal.ImportWizard;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

/** Imports DICOM files and a copy of a data set through the wizard, and looks at preview and audit on the way. */
class ImportWizardTest {

    @Test
    void importsDicomFiles() throws Throwable {
        OpenWorkbench.with(workbench -> {
            Workspace workspace = Workspace.get();
            Path phantom = workspace.folder().resolve("wizard-phantom");
            CommandJob draw = new CommandJob("Draw", "phantom", Map.of("patients", 3, "columns", 320, "seconds", 1.2,
                    "out", phantom.toString()), workspace.folder(), answer -> { });
            draw.schedule();
            draw.join();
            assertTrue(draw.getResult().isOK(), draw.getResult().getMessage());
            Files.writeString(phantom.resolve("dicom/notes.txt"), "No clip.");
            importThrough(workbench, "dicomFolder", phantom.resolve("dicom"), "wizard-dicom", 3);
            assertEquals(Optional.of(workspace.cohorts().resolve("wizard-dicom")),
                    workbench.ui(() -> Choices.get().current().cohort()));
        });
    }

    @Test
    void importsACopyOfADataSet() throws Throwable {
        Path data = Path.of(System.getenv().getOrDefault("APICAL_TESTDATA", "../../../shared"))
                .resolve("data/formats/echonet_dynamic_mini");
        assumeTrue(Files.isDirectory(data), "Set APICAL_TESTDATA to the folder that holds data/.");
        OpenWorkbench.with(workbench -> importThrough(workbench, "echonetDynamic", data.toAbsolutePath(),
                "wizard-echonet", 1));
    }

    @Test
    void leavesNothingWhenItIsCancelled() throws Throwable {
        OpenWorkbench.with(workbench -> {
            Path phantom = Workspace.get().folder().resolve("cancelled-phantom");
            Opened opened = open(workbench, "phantom", phantom, "wizard-cancelled");
            workbench.ui(() -> {
                opened.wizard().performCancel();
                return opened.dialog().close();
            });
            Thread.sleep(1000);
            try (Stream<Path> cohorts = Files.list(Workspace.get().cohorts())) {
                assertFalse(cohorts.anyMatch(one -> one.getFileName().toString().contains("wizard-cancelled")));
            }
        });
    }

    /** A wizard that shows its second page. */
    private record Opened(ImportWizard wizard, WizardDialog dialog) {
    }

    private static Opened open(OpenWorkbench workbench, String source, Path folder, String name) throws Exception {
        return workbench.ui(() -> {
            Choices.get().choose(now -> Choice.NOTHING);
            ImportWizard wizard = new ImportWizard();
            WizardDialog dialog = new WizardDialog(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(),
                    wizard);
            dialog.setPageSize(760, 560);
            dialog.setBlockOnOpen(false);
            dialog.open();
            wizard.start(source);
            dialog.showPage(page(wizard, "place"));
            wizard.fill(folder, name, Map.of("size", "64"));
            return new Opened(wizard, dialog);
        });
    }

    private static void importThrough(OpenWorkbench workbench, String source, Path folder, String name, int clips)
            throws Exception {
        Opened opened = open(workbench, source, folder, name);
        assertTrue(workbench.picture("import-" + source + "-place") > 20);
        assertTrue(workbench.ui(() -> page(opened.wizard(), "place").isPageComplete()),
                workbench.ui(() -> page(opened.wizard(), "place").getErrorMessage()));
        workbench.ui(() -> {
            opened.dialog().showPage(page(opened.wizard(), "preview"));
            return null;
        });
        workbench.waitUntil("the preview", () -> page(opened.wizard(), "preview").isPageComplete()
                && label(opened.dialog().getShell(), "by true time") != null);
        assertFalse(workbench.ui(() -> opened.wizard().canFinish()));
        assertTrue(workbench.picture("import-" + source + "-preview") > 100);
        workbench.ui(() -> {
            opened.dialog().showPage(page(opened.wizard(), "audit"));
            return null;
        });
        workbench.waitUntil("the audit", () -> label(opened.dialog().getShell(), "Full audit") != null);
        assertTrue(workbench.picture("import-" + source + "-audit") > 20);
        assertTrue(Files.notExists(Workspace.get().cohorts().resolve(name)));
        workbench.ui(() -> {
            assertTrue(opened.wizard().canFinish());
            assertTrue(opened.wizard().performFinish());
            return opened.dialog().close();
        });
        Path cohort = Workspace.get().cohorts().resolve(name);
        workbench.waitUntil("the cohort", () -> Files.exists(cohort.resolve("cohort.json"))
                && Choices.get().current().cohort().equals(Optional.of(cohort)));
        try (Cohort read = Cohort.open(cohort)) {
            assertTrue(read.clips().size() >= clips, read.clips().size() + " clips");
            assertEquals(64, read.info().rows());
        }
    }

    private static IWizardPage page(ImportWizard wizard, String name) {
        return wizard.getPage(name);
    }

    private static Label label(Composite parent, String part) {
        for (Control child : parent.getChildren()) {
            if (child instanceof Label label && label.getText().contains(part)) {
                return label;
            }
            if (child instanceof Composite composite && !(child instanceof Table) && !(child instanceof Combo)) {
                Label found = label(composite, part);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
