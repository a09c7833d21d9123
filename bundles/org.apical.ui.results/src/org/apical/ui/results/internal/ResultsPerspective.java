package org.apical.ui.results.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Lays out the views of the runs perspective: the runs above, what is known of the chosen ones below. */
public final class ResultsPerspective implements IPerspectiveFactory {

    /** The perspective's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.results.perspective";

    private static final String BELOW = "org.apical.ui.results.below";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String area = layout.getEditorArea();
        layout.setEditorAreaVisible(false);
        // What is left of the area of editors, which is hidden, takes the navigator.
        IFolderLayout below = layout.createFolder(BELOW, IPageLayout.RIGHT, 0.15f, area);
        below.addView(PlotsView.ID);
        below.addView(ComparisonView.ID);
        below.addView(GridView.ID);
        below.addView(ReportView.ID);
        layout.addView(RunsView.ID, IPageLayout.TOP, 0.42f, BELOW);
        layout.addView(ReviewView.ID, IPageLayout.RIGHT, 0.64f, RunsView.ID);
        for (String view : new String[] {RunsView.ID, PlotsView.ID, ComparisonView.ID, GridView.ID, ReportView.ID,
            ReviewView.ID}) {
            layout.addShowViewShortcut(view);
        }
    }
}
