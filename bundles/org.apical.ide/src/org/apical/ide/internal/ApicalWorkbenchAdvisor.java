package org.apical.ide.internal;

import java.util.List;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferenceConstants;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** Says how the workbench starts: with the perspective that greets, and as it was left the time before. */
public class ApicalWorkbenchAdvisor extends WorkbenchAdvisor {

    /** In the order of work; the bar shows them from the first start on. */
    private static final List<String> PERSPECTIVES = List.of(StartPerspective.ID, "org.apical.ui.study.perspective",
            "org.apical.ui.experiment.perspective", "org.apical.ui.training.perspective",
            "org.apical.ui.results.perspective", "org.apical.ui.saliency.perspective");

    private static final String SECURITY = "org.eclipse.equinox.security.ui.category";

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(true);
        LogMemory.get().begin();
        IPreferenceStore store = PlatformUI.getPreferenceStore();
        store.setDefault(IWorkbenchPreferenceConstants.SHOW_MEMORY_MONITOR, true);
        store.setDefault(IWorkbenchPreferenceConstants.KEY_CONFIGURATION_ID, "org.apical.ide.keys");
        store.setDefault(IWorkbenchPreferenceConstants.SHOW_INTRO, false);
        store.setDefault(IWorkbenchPreferenceConstants.DOCK_PERSPECTIVE_BAR, IWorkbenchPreferenceConstants.TOP_RIGHT);
        store.setDefault(IWorkbenchPreferenceConstants.SHOW_TEXT_ON_PERSPECTIVE_BAR, true);
        store.setDefault(IWorkbenchPreferenceConstants.PERSPECTIVE_BAR_EXTRAS, String.join(",", PERSPECTIVES));
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new ApicalWindowAdvisor(configurer);
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return StartPerspective.ID;
    }

    @Override
    public String getMainPreferencePageId() {
        return AppearancePage.ID;
    }

    @Override
    public void postStartup() {
        IWorkbench workbench = PlatformUI.getWorkbench();
        removeForeignPages(workbench.getPreferenceManager());
        // The platform fails to close when nobody ever listened to activities.
        workbench.getActivitySupport().getActivityManager().addActivityManagerListener(event -> {
        });
    }

    /** Pages that come along with libraries and mean nothing here. */
    private static void removeForeignPages(PreferenceManager pages) {
        pages.remove(AppearancePage.ID + "/" + SECURITY);
    }

    @Override
    public boolean preShutdown() {
        IWorkbench workbench = PlatformUI.getWorkbench();
        return ClosingJobs.mayClose(workbench);
    }
}
