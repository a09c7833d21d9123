package org.apical.ide.internal;

import org.apical.ui.Failures;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows the view whose id stands behind the colon in plugin.xml. */
public final class ShowViewHandler extends AbstractHandler implements IExecutableExtension {

    private String view;

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        view = String.valueOf(data);
    }

    @Override
    public Object execute(ExecutionEvent event) {
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
        try {
            page.showView(view);
        } catch (PartInitException failure) {
            Failures.show("Show a view", failure);
        }
        return null;
    }
}
