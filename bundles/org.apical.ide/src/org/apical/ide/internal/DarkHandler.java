package org.apical.ide.internal;

import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;

/** Changes between the light and the dark theme. */
public final class DarkHandler extends AbstractHandler implements IElementUpdater {

    /** The command's id in plugin.xml. */
    static final String COMMAND = "org.apical.ide.command.dark";

    @Override
    public Object execute(ExecutionEvent event) {
        Themes.choose(!Themes.isDark());
        PlatformUI.getWorkbench().getService(ICommandService.class).refreshElements(COMMAND, null);
        return null;
    }

    @Override
    @SuppressWarnings("rawtypes") // The interface is older than type parameters.
    public void updateElement(UIElement element, Map parameters) {
        element.setChecked(Themes.isDark());
    }
}
