package org.apical.ui.study.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Lays out the views of the study perspective. */
public final class StudyPerspective implements IPerspectiveFactory {

    /** The perspective's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.study.perspective";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(true);
    }
}
