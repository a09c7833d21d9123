package org.apical.ide.internal;

import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;

/** Preferences of how the window looks. */
public final class AppearancePage extends PreferencePage implements IWorkbenchPreferencePage {

    /** The page's id in plugin.xml: the one below which the platform's own pages want to stand. */
    public static final String ID = "org.eclipse.ui.preferencePages.Workbench";

    private static final String MEMORY = "SHOW_MEMORY_MONITOR";

    private Button dark;
    private Button light;
    private Button memory;

    @Override
    public void init(IWorkbench workbench) {
        setPreferenceStore(PlatformUI.getPreferenceStore());
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(new GridLayout());
        Group theme = new Group(page, SWT.NONE);
        theme.setText("Theme");
        theme.setLayout(new GridLayout());
        light = button(theme, SWT.RADIO, "&Light", !Themes.isDark());
        dark = button(theme, SWT.RADIO, "Dar&k, for dim reading rooms", Themes.isDark());
        memory = button(page, SWT.CHECK, "Show the Java &memory in the status line",
                getPreferenceStore().getBoolean(MEMORY));
        Label fonts = new Label(page, SWT.WRAP);
        fonts.setText("Texts are as large as those of the system. Single fonts and colours are changed under "
                + "Colours and Fonts, keys under Keys.");
        return page;
    }

    private static Button button(Composite parent, int style, String text, boolean chosen) {
        Button button = new Button(parent, style);
        button.setText(text);
        button.setSelection(chosen);
        return button;
    }

    @Override
    protected void performDefaults() {
        light.setSelection(true);
        dark.setSelection(false);
        memory.setSelection(getPreferenceStore().getDefaultBoolean(MEMORY));
        super.performDefaults();
    }

    @Override
    public boolean performOk() {
        Themes.choose(dark.getSelection());
        getPreferenceStore().setValue(MEMORY, memory.getSelection());
        return true;
    }
}
