package org.apical.ui.saliency.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Lays out the views of the saliency perspective: maps in the middle, the method right, trust and brush below. */
public final class SaliencyPerspective implements IPerspectiveFactory {

    /** The perspective's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.saliency.perspective";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        // The navigator joins the hidden editor area, which therefore stays at the left.
        String area = layout.getEditorArea();
        layout.setEditorAreaVisible(false);
        IFolderLayout middle = layout.createFolder("middle", IPageLayout.RIGHT, 0.2f, area);
        middle.addView(MapsView.ID);
        IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.72f, "middle");
        right.addView(MethodView.ID);
        IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.52f, "middle");
        below.addView(BrushView.ID);
        below.addView(GroupView.ID);
        IFolderLayout trust = layout.createFolder("trust", IPageLayout.BOTTOM, 0.5f, "right");
        trust.addView(TrustView.ID);
    }
}
