package org.apical.ui.training.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Lays out the views of the training perspective: the curves in the middle, what else is known around them. */
public final class TrainingPerspective implements IPerspectiveFactory {

    /** The perspective's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.training.perspective";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String area = layout.getEditorArea();
        layout.setEditorAreaVisible(false);
        // What is left of the area of editors, which is hidden, takes the navigator.
        layout.addView(CurvesView.ID, IPageLayout.RIGHT, 0.15f, area);
        layout.addView(DeviceView.ID, IPageLayout.LEFT, 0.24f, CurvesView.ID);
        IFolderLayout below = layout.createFolder("org.apical.ui.training.below", IPageLayout.BOTTOM, 0.72f,
                CurvesView.ID);
        below.addView(QueueView.ID);
        below.addView(LogView.ID);
        IFolderLayout right = layout.createFolder("org.apical.ui.training.right", IPageLayout.RIGHT, 0.6f,
                CurvesView.ID);
        right.addView(PredictionsView.ID);
        right.addView(BatchView.ID);
        for (String view : new String[] {QueueView.ID, CurvesView.ID, BatchView.ID, PredictionsView.ID, DeviceView.ID,
            LogView.ID}) {
            layout.addShowViewShortcut(view);
        }
    }
}
