package org.apical.ide.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

/** Finds widgets of the window, on the user-interface thread. */
final class WidgetSearch {

    private WidgetSearch() {
    }

    /** Returns all widgets of a kind, those of hidden views as well. */
    static <W extends Control> List<W> all(Class<W> kind) {
        return all(kind, PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell());
    }

    /** Returns all widgets of a kind in a part of a window. */
    static <W extends Control> List<W> all(Class<W> kind, Composite in) {
        List<W> found = new ArrayList<>();
        collect(in, kind, found);
        return found;
    }

    /** Returns an open dialog, {@code null} when there is none of that title. */
    static Shell dialog(String title) {
        return Arrays.stream(Display.getCurrent().getShells()).filter(shell -> shell.getText().equals(title)
                && shell.isVisible()).findFirst().orElse(null);
    }

    /** Returns the widgets of a kind that can be seen. */
    static <W extends Control> List<W> visible(Class<W> kind) {
        return all(kind).stream().filter(Control::isVisible).toList();
    }

    private static <W extends Control> void collect(Composite parent, Class<W> kind, List<W> found) {
        for (Control child : parent.getChildren()) {
            if (kind.isInstance(child)) {
                found.add(kind.cast(child));
            }
            if (child instanceof Composite inner) {
                collect(inner, kind, found);
            }
        }
    }
}
