package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;

/** The product's whole workbench, opened for one scenario, driven from beside as a person would, and closed again. */
final class OpenWorkbench {

    private static final long PATIENCE_MS = 60_000;

    private final Display display;

    /** What is done with the workbench; it runs beside the user-interface thread. */
    interface Scenario {

        void drive(OpenWorkbench workbench) throws Exception;
    }

    /** A condition of the window, asked for on the user-interface thread. */
    interface Condition {

        boolean holds() throws Exception;
    }

    private OpenWorkbench(Display display) {
        this.display = display;
    }

    /** Opens the workbench in a fresh window, lets the scenario drive it, and closes it; must run on the main thread. */
    static void with(Scenario scenario) throws Throwable {
        boolean hasDisplay = System.getenv("DISPLAY") != null || !System.getProperty("os.name").startsWith("Linux");
        assumeTrue(hasDisplay, "There is no display: start Xvfb and set DISPLAY to test the workbench.");
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Display display = PlatformUI.createDisplay();
        try {
            assertEquals(PlatformUI.RETURN_OK, PlatformUI.createAndRunWorkbench(display, new ApicalWorkbenchAdvisor() {

                @Override
                public void initialize(IWorkbenchConfigurer configurer) {
                    super.initialize(configurer);
                    // Each test begins with a fresh window.
                    configurer.setSaveAndRestore(false);
                }

                @Override
                public void postStartup() {
                    super.postStartup();
                    Thread driver = new Thread(() -> drive(scenario, display, failure), "scenario");
                    driver.setDaemon(true);
                    driver.start();
                }
            }));
        } finally {
            display.dispose();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private static void drive(Scenario scenario, Display display, AtomicReference<Throwable> failure) {
        OpenWorkbench workbench = new OpenWorkbench(display);
        try {
            // A workbench that is closed while its first picture is still made does not end cleanly.
            Thread.sleep(500);
            workbench.ui(OpenWorkbench::begin);
            scenario.drive(workbench);
        } catch (Throwable thrown) {
            failure.set(thrown);
            workbench.pictureOf(thrown);
        } finally {
            display.asyncExec(() -> PlatformUI.getWorkbench().close());
        }
    }

    /** Forgets what the window of the test before left open: a framework keeps that for all its workbenches. */
    private static Object begin() throws Exception {
        page().closeAllEditors(false);
        PlatformUI.getWorkbench().showPerspective(StartPerspective.ID,
                PlatformUI.getWorkbench().getActiveWorkbenchWindow());
        return page().showView(StartView.ID);
    }

    /** Does something on the user-interface thread and returns its result. */
    <T> T ui(Callable<T> work) throws Exception {
        AtomicReference<T> result = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        display.syncExec(() -> {
            try {
                result.set(work.call());
            } catch (Throwable thrown) {
                failure.set(thrown);
            }
        });
        if (failure.get() instanceof Error error) {
            throw error;
        }
        if (failure.get() != null) {
            throw (Exception) failure.get();
        }
        return result.get();
    }

    /** Waits until the window is as it should be, for at most a minute. */
    void waitUntil(String what, Condition condition) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MS;
        while (!ui(condition::holds)) {
            assertTrue(System.currentTimeMillis() < end, "This did not come about within a minute: " + what);
            Thread.sleep(50);
        }
    }

    /** Uses a command as soon as it may be used, as a person does who waits for its button; returns when it is done. */
    void command(String id) throws Exception {
        ready(id);
        ui(() -> commands().executeCommand(id, null));
    }

    /** Uses a command that goes on with a dialog; returns while that is open. */
    void begin(String id) throws Exception {
        ready(id);
        display.asyncExec(() -> {
            try {
                commands().executeCommand(id, null);
            } catch (CommandException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void ready(String id) throws Exception {
        // Whether a command may be used is told to the workbench a moment after what it hangs on has changed.
        waitUntil("the command " + id, () -> {
            Shell window = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
            if (display.getActiveShell() != window) {
                // Without a window manager nobody gives the window back what a dialog had.
                window.forceActive();
                window.notifyListeners(SWT.Activate, new Event());
            }
            Command command = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(id);
            command.setEnabled(commands().getCurrentState());
            return command.isEnabled();
        });
    }

    private static IHandlerService commands() {
        return PlatformUI.getWorkbench().getService(IHandlerService.class);
    }

    /** Does something on the user-interface thread that goes on with a dialog; returns at once. */
    void later(Runnable work) {
        display.asyncExec(work);
    }

    /** Presses a button of a dialog when it is there. */
    void press(String dialog, String button) throws Exception {
        waitUntil("the dialog " + dialog, () -> WidgetSearch.dialog(dialog) != null);
        ui(() -> {
            Button found = WidgetSearch.all(Button.class, WidgetSearch.dialog(dialog)).stream()
                    .filter(one -> one.getText().replace("&", "").equals(button)).findFirst().orElseThrow();
            assertTrue(found.isEnabled(), button);
            display.asyncExec(() -> found.notifyListeners(SWT.Selection, new Event()));
            return null;
        });
    }

    /** Returns the page of the window; to be used on the user-interface thread. */
    static IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    }

    /** Opens a perspective. */
    void perspective(String id) throws Exception {
        ui(() -> PlatformUI.getWorkbench().showPerspective(id, PlatformUI.getWorkbench().getActiveWorkbenchWindow()));
    }

    /** Shows a view and returns it. */
    IViewPart view(String id) throws Exception {
        return ui(() -> page().showView(id));
    }

    /** Keeps a picture of the window in target/pictures and returns how many colours it shows. */
    int picture(String name) throws Exception {
        // What was asked for must have been drawn.
        Thread.sleep(500);
        return ui(() -> save(name));
    }

    /** Shows what the window was like when a test failed. */
    private void pictureOf(Throwable thrown) {
        try {
            picture("failed-" + display.hashCode());
        } catch (Exception alsoFailed) {
            thrown.addSuppressed(alsoFailed);
        }
    }

    private int save(String name) throws Exception {
        ImageData data = pixels();
        Path file = Path.of("target", "pictures", name + ".png").toAbsolutePath();
        Files.createDirectories(file.getParent());
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {data};
        loader.save(file.toString(), SWT.IMAGE_PNG);
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < data.height; y += 3) {
            for (int x = 0; x < data.width; x++) {
                colours.add(data.getPixel(x, y));
            }
        }
        return colours.size();
    }

    /** Returns what the window shows; to be used on the user-interface thread. */
    ImageData pixels() {
        Shell shell = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
        Image image = new Image(display, shell.getSize().x, shell.getSize().y);
        GC gc = new GC(display);
        try {
            gc.copyArea(image, shell.getLocation().x, shell.getLocation().y);
            return image.getImageData();
        } finally {
            gc.dispose();
            image.dispose();
        }
    }
}
