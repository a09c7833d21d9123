package org.apical.ide.internal;

import org.eclipse.osgi.util.NLS;

/** The texts of this bundle, from messages.properties; NLS fills public fields only. */
final class Messages extends NLS {

    public static String menuFile;
    public static String menuHelp;
    public static String startText;
    public static String startTitle;
    public static String windowTitle;

    static {
        NLS.initializeMessages("org.apical.ide.internal.messages", Messages.class);
    }

    private Messages() {
    }
}
