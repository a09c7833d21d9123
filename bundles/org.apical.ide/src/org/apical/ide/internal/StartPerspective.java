package org.apical.ide.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.IPlaceholderFolderLayout;

/** The perspective of the first start: the greeting view alone. */
public final class StartPerspective implements IPerspectiveFactory {

    /** The perspective's id in plugin.xml. */
    public static final String ID = "org.apical.ide.perspective.start";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addStandaloneView(StartView.ID, false, IPageLayout.LEFT, IPageLayout.RATIO_MAX,
                layout.getEditorArea());
        IPlaceholderFolderLayout beside = layout.createPlaceholderFolder("beside", IPageLayout.RIGHT, 0.64f,
                StartView.ID);
        beside.addPlaceholder(GuideView.ID);
        beside.addPlaceholder(PluginsView.ID);
        beside.addPlaceholder(NavigatorView.ID);
        layout.createPlaceholderFolder("below", IPageLayout.BOTTOM, 0.6f, StartView.ID).addPlaceholder(LogView.ID);
    }
}
