package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.junit.jupiter.api.Test;

/** Opens the whole workbench once, looks at it from within, keeps a picture, and closes it. */
class WorkbenchTest {

    private final Set<Integer> colours = new HashSet<>();
    private List<String> menus;
    private List<String> fileMenu;
    private String perspective;
    private Object startView;
    private Throwable failure;

    @Test
    void opensWithOurMenusAndTheStartView() throws Throwable {
        boolean display = System.getenv("DISPLAY") != null || !System.getProperty("os.name").startsWith("Linux");
        assumeTrue(display, "There is no display: start Xvfb and set DISPLAY to test the workbench.");
        Path picture = Path.of("target", "workbench.png").toAbsolutePath();
        Files.createDirectories(picture.getParent());
        Display swt = PlatformUI.createDisplay();
        try {
            int code = PlatformUI.createAndRunWorkbench(swt, new Watched(picture));
            assertEquals(PlatformUI.RETURN_OK, code);
        } finally {
            swt.dispose();
        }
        if (failure != null) {
            throw failure;
        }
        assertEquals(List.of("File", "Help"), menus);
        assertEquals(List.of("Exit"), fileMenu);
        assertEquals(StartPerspective.ID, perspective);
        assertNotNull(startView, "The start view is not shown.");
        assertTrue(Files.size(picture) > 0, "No picture was saved in " + picture);
        assertTrue(colours.size() > 20, "The window is blank: it shows " + colours.size() + " colours.");
    }

    private void look(Path picture) {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        Shell shell = window.getShell();
        menus = texts(shell.getMenuBar().getItems());
        // A menu is filled when it opens; a screen reader's way to open it is the same event.
        shell.getMenuBar().getItem(0).getMenu().notifyListeners(SWT.Show, new org.eclipse.swt.widgets.Event());
        fileMenu = texts(shell.getMenuBar().getItem(0).getMenu().getItems());
        IWorkbenchPage page = window.getActivePage();
        perspective = page.getPerspective().getId();
        startView = page.findView(StartView.ID);
        save(shell, picture);
    }

    private static List<String> texts(MenuItem[] items) {
        return Arrays.stream(items).filter(item -> (item.getStyle() & SWT.SEPARATOR) == 0)
                .map(item -> item.getText().replace("&", "").replaceAll("\t.*", "")).toList();
    }

    private void save(Shell shell, Path picture) {
        Image image = new Image(shell.getDisplay(), shell.getSize().x, shell.getSize().y);
        GC gc = new GC(shell.getDisplay());
        try {
            gc.copyArea(image, shell.getLocation().x, shell.getLocation().y);
            ImageData data = image.getImageData();
            for (int y = 0; y < data.height; y += 3) {
                for (int x = 0; x < data.width; x++) {
                    colours.add(data.getPixel(x, y));
                }
            }
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[] {data};
            loader.save(picture.toString(), SWT.IMAGE_PNG);
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    /** The product's own advisor, which looks around once the window has been drawn and then closes it. */
    private final class Watched extends ApicalWorkbenchAdvisor {

        private final Path picture;

        Watched(Path picture) {
            this.picture = picture;
        }

        @Override
        public void initialize(IWorkbenchConfigurer configurer) {
            super.initialize(configurer);
            // Each run must begin with a fresh window.
            configurer.setSaveAndRestore(false);
        }

        @Override
        public void postStartup() {
            Display.getCurrent().timerExec(1500, () -> {
                try {
                    look(picture);
                } catch (Throwable thrown) {
                    failure = thrown;
                } finally {
                    PlatformUI.getWorkbench().close();
                }
            });
        }
    }
}
