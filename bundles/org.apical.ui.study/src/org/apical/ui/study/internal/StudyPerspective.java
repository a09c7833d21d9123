package org.apical.ui.study.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Lays out the views of the study perspective: cohorts and clips left, the player in the middle, details right. */
public final class StudyPerspective implements IPerspectiveFactory {

    /** The perspective's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.study.perspective";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        // The navigator joins the hidden editor area, which therefore stays at the upper left.
        String area = layout.getEditorArea();
        layout.setEditorAreaVisible(false);
        IFolderLayout middle = layout.createFolder("middle", IPageLayout.RIGHT, 0.22f, area);
        middle.addView(PlayerView.ID);
        IFolderLayout clips = layout.createFolder("clips", IPageLayout.BOTTOM, 0.6f, area);
        clips.addView(ClipsView.ID);
        IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.66f, "middle");
        right.addView(TagsView.ID);
        IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.62f, "right");
        below.addView(MeasurementsView.ID);
    }
}
