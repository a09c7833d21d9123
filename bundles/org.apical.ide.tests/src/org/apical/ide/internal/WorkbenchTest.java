package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

/** Opens the whole workbench, looks at it from within, keeps a picture, and closes it. */
class WorkbenchTest {

    @Test
    void opensWithOurMenusAndTheStartView() throws Throwable {
        OpenWorkbench.with(workbench -> {
            workbench.waitUntil("the start view", () -> OpenWorkbench.page().findView(StartView.ID) != null);
            assertEquals(List.of("File", "Help"), workbench.ui(() -> texts(shell().getMenuBar().getItems())));
            assertEquals(List.of("Exit"), workbench.ui(WorkbenchTest::fileMenu));
            assertEquals(StartPerspective.ID,
                    workbench.ui(() -> OpenWorkbench.page().getPerspective().getId()));
            assertNotNull(workbench.ui(() -> OpenWorkbench.page().findView(StartView.ID)));
            assertTrue(workbench.picture("start") > 20, "The window is blank.");
        });
    }

    private static Shell shell() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
    }

    private static List<String> fileMenu() {
        // A menu is filled when it opens; a screen reader's way to open it is the same event.
        shell().getMenuBar().getItem(0).getMenu().notifyListeners(SWT.Show, new Event());
        return texts(shell().getMenuBar().getItem(0).getMenu().getItems());
    }

    private static List<String> texts(MenuItem[] items) {
        return Arrays.stream(items).filter(item -> (item.getStyle() & SWT.SEPARATOR) == 0)
                .map(item -> item.getText().replace("&", "").replaceAll("\t.*", "")).toList();
    }
}
