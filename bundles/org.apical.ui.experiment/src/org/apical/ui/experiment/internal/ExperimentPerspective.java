package org.apical.ui.experiment.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.PlatformUI;

/** Lays out the perspective in which experiments are written: the editor, and the navigator beside it. */
public final class ExperimentPerspective implements IPerspectiveFactory {

    /** The perspective's id in plugin.xml. */
    public static final String ID = "org.apical.ui.experiment.perspective";

    private static final String NAVIGATOR = "org.apical.ide.view.navigator";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(true);
        // The navigator belongs to a bundle above this one.
        if (PlatformUI.getWorkbench().getViewRegistry().find(NAVIGATOR) != null) {
            layout.addView(NAVIGATOR, IPageLayout.LEFT, 0.2f, layout.getEditorArea());
            layout.addShowViewShortcut(NAVIGATOR);
        }
    }
}
