package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.swt.graphics.DeviceData;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.internal.misc.Policy;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.Test;

/**
 * Opens and closes every view again and again and counts what the windowing system holds for us. With
 * {@code -Dapical.soakMinutes=120} it goes on for so long; what the process held after each round is kept
 * in target/soak.csv.
 */
class LeakTest {

    private static final int ROUNDS = 2;
    private static final long SOAK_SECONDS = 60 * Long.getLong("apical.soakMinutes", 0);
    /** Caches of the platform still fill a little after the first round. */
    private static final int SLACK = 12;

    @Test
    void holdsNoMoreAfterOpeningAndClosingEveryView() throws Throwable {
        boolean before = Policy.DEBUG_SWT_GRAPHICS;
        // Makes the display count its resources.
        Policy.DEBUG_SWT_GRAPHICS = true;
        try {
            OpenWorkbench.with(workbench -> {
                round(workbench);
                round(workbench);
                Map<String, Integer> first = workbench.ui(LeakTest::resources);
                List<String> soak = new ArrayList<>(List.of("second,heapMb,residentMb,files,threads,resources,shells"));
                long start = System.nanoTime();
                long seconds = 0;
                while (seconds < SOAK_SECONDS || soak.size() <= ROUNDS) {
                    round(workbench);
                    seconds = (System.nanoTime() - start) / 1_000_000_000;
                    soak.add(seconds + "," + line(workbench));
                    Files.write(Files.createDirectories(Path.of("target")).resolve("soak.csv"), soak);
                }
                Map<String, Integer> last = workbench.ui(LeakTest::resources);
                int more = sum(last) - sum(first);
                assertTrue(sum(first) > 0, "The display counts nothing.");
                assertTrue(more <= SLACK, more + " resources were not disposed in " + (soak.size() - 1)
                        + " rounds: before " + first + ", after " + last);
                List<String> windows = workbench.ui(LeakTest::windows);
                assertEquals(1, windows.size(), "Only the workbench's window is to stay open: " + windows);
            });
        } finally {
            Policy.DEBUG_SWT_GRAPHICS = before;
        }
    }

    private static void round(OpenWorkbench workbench) throws Exception {
        for (IViewDescriptor view : PlatformUI.getWorkbench().getViewRegistry().getViews()) {
            if (view.getId().startsWith("org.apical.")) {
                IViewPart part = workbench.view(view.getId());
                Thread.sleep(30);
                workbench.ui(() -> {
                    OpenWorkbench.page().hideView(part);
                    return null;
                });
            }
        }
        for (IPerspectiveDescriptor perspective : PlatformUI.getWorkbench().getPerspectiveRegistry()
                .getPerspectives()) {
            workbench.perspective(perspective.getId());
            Thread.sleep(50);
        }
        workbench.ui(() -> {
            IWorkbenchPage page = OpenWorkbench.page();
            page.closeAllPerspectives(false, false);
            return null;
        });
        workbench.perspective(StartPerspective.ID);
        workbench.ui(() -> {
            IWorkbenchPage page = OpenWorkbench.page();
            for (IViewReference view : page.getViewReferences()) {
                page.hideView(view);
            }
            return null;
        });
        Thread.sleep(300);
    }

    private static String line(OpenWorkbench workbench) throws Exception {
        Footprint held = Footprint.now();
        return String.format(Locale.ROOT, "%.1f,%.0f,%d,%d,%d,%d", held.heapMb(), held.residentMb(), held.files(),
                held.threads(), sum(workbench.ui(LeakTest::resources)),
                workbench.ui(() -> Display.getCurrent().getShells().length));
    }

    /** Describes each shell that can be seen. */
    private static List<String> windows() {
        return Arrays.stream(Display.getCurrent().getShells()).filter(Shell::isVisible)
                .map(shell -> "'" + shell.getText() + "' " + shell.getBounds() + " " + shell.getData() + " "
                        + Arrays.toString(shell.getChildren())).toList();
    }

    private static Map<String, Integer> resources() {
        Map<String, Integer> counted = new TreeMap<>();
        DeviceData data = Display.getCurrent().getDeviceData();
        for (Object one : data.objects) {
            counted.merge(one.getClass().getSimpleName(), 1, Integer::sum);
        }
        return counted;
    }

    private static int sum(Map<String, Integer> counted) {
        return counted.values().stream().mapToInt(Integer::intValue).sum();
    }
}
