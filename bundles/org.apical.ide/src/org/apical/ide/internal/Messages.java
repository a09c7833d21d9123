package org.apical.ide.internal;

import org.eclipse.osgi.util.NLS;

/** The texts of this bundle, from messages.properties; NLS fills public fields only. */
final class Messages extends NLS {

    public static String closingStay;
    public static String closingStop;
    public static String closingText;
    public static String closingTitle;
    public static String demoJob;
    public static String menuEdit;
    public static String menuFile;
    public static String menuHelp;
    public static String menuNew;
    public static String menuPerspective;
    public static String menuRun;
    public static String menuView;
    public static String menuWindow;
    public static String sampleJob;
    public static String startTitle;
    public static String startSubtitle;
    public static String windowTitle;
    public static String workspaceInUse;

    static {
        NLS.initializeMessages("org.apical.ide.internal.messages", Messages.class);
    }

    private Messages() {
    }
}
