package org.apical.ide.internal;

import org.eclipse.osgi.util.NLS;

/** The texts of this bundle, from messages.properties. */
final class Messages extends NLS {

    static String menuFile;
    static String menuHelp;
    static String startText;
    static String startTitle;
    static String windowTitle;

    static {
        NLS.initializeMessages("org.apical.ide.internal.messages", Messages.class);
    }

    private Messages() {
    }
}
