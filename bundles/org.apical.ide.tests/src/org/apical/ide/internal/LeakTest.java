package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.swt.graphics.DeviceData;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.internal.misc.Policy;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.Test;

/** Opens and closes every view again and again and counts what the windowing system holds for us. */
class LeakTest {

    private static final int ROUNDS = Integer.getInteger("apical.soakRounds", 2);
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
                int windowsBefore = workbench.ui(LeakTest::windows);
                for (int i = 0; i < ROUNDS; i++) {
                    round(workbench);
                }
                Map<String, Integer> last = workbench.ui(LeakTest::resources);
                int more = sum(last) - sum(first);
                assertTrue(sum(first) > 0, "The display counts nothing.");
                assertTrue(more <= SLACK, more + " resources were not disposed in " + ROUNDS + " rounds: before "
                        + first + ", after " + last);
                int windows = workbench.ui(LeakTest::windows);
                assertTrue(windows <= windowsBefore, windows + " windows are open, " + windowsBefore + " before.");
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

    /** The platform keeps shells of its own, so that only a growing number tells. */
    private static int windows() {
        return (int) Arrays.stream(Display.getCurrent().getShells()).filter(shell -> shell.isVisible()).count();
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
