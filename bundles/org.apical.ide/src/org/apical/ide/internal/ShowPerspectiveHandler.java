package org.apical.ide.internal;

import org.apical.ui.Opening;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;

/** Opens the perspective whose id stands behind the colon in plugin.xml. */
public final class ShowPerspectiveHandler extends AbstractHandler implements IExecutableExtension {

    private String perspective;

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        perspective = String.valueOf(data);
    }

    @Override
    public Object execute(ExecutionEvent event) {
        Opening.perspective(perspective);
        return null;
    }
}
