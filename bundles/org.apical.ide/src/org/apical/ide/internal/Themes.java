package org.apical.ide.internal;

import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.PlatformUI;

/** The light and the dark theme of the window. */
final class Themes {

    static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    private Themes() {
    }

    static boolean isDark() {
        ITheme theme = engine().getActiveTheme();
        return theme != null && theme.getId().startsWith(DARK);
    }

    /** Changes the theme at once and for every later start. */
    static void choose(boolean dark) {
        if (dark != isDark()) {
            engine().setTheme(dark ? DARK : LIGHT, true);
        }
    }

    private static IThemeEngine engine() {
        return PlatformUI.getWorkbench().getService(IThemeEngine.class);
    }
}
