package org.apical.ide.internal;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apical.ide.internal.PluginProject.Part;
import org.apical.ui.Workspace;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Asks what a new plug-in is called, what it adds and where its project goes. */
final class NewPluginPage extends WizardPage {

    private final Map<Part, Button> parts = new EnumMap<>(Part.class);
    private Text id;
    private Text name;
    private Text vendor;
    private Text folder;

    NewPluginPage() {
        super("plugin", "Plug-in project", null);
        setDescription("Makes a project that builds with Maven and holds a working example of what you choose.");
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(new GridLayout(3, false));
        id = text(page, "&Id:", "org.myhospital.echo", 2);
        name = text(page, "&Name:", "My echo plug-in", 2);
        vendor = text(page, "&Vendor:", "My hospital", 2);
        folder = text(page, "&Folder:", Workspace.get().folder().resolve("plug-ins").toString(), 1);
        Button browse = new Button(page, SWT.PUSH);
        browse.setText("&Browse...");
        browse.setToolTipText("Choose the folder in which the project's folder is made.");
        browse.addListener(SWT.Selection, event -> {
            DirectoryDialog dialog = new DirectoryDialog(getShell());
            dialog.setFilterPath(folder.getText());
            String chosen = dialog.open();
            if (chosen != null) {
                folder.setText(chosen);
            }
        });
        Group group = new Group(page, SWT.NONE);
        group.setText("It adds");
        group.setLayout(new GridLayout());
        group.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
        for (Part part : Part.values()) {
            Button button = new Button(group, SWT.CHECK);
            button.setText(part.text());
            button.setSelection(part == Part.TASK);
            button.addListener(SWT.Selection, event -> check());
            parts.put(part, button);
        }
        setControl(page);
        check();
        // A page that was just opened accuses nobody.
        setErrorMessage(null);
    }

    private Text text(Composite page, String label, String value, int span) {
        Label before = new Label(page, SWT.NONE);
        before.setText(label);
        Text text = new Text(page, SWT.BORDER);
        text.setText(value);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, span, 1);
        data.widthHint = 320;
        text.setLayoutData(data);
        text.addListener(SWT.Modify, event -> check());
        return text;
    }

    private void check() {
        if (parts.size() == Part.values().length) {
            String fault = project().fault();
            setErrorMessage(fault.isEmpty() ? null : fault);
            setPageComplete(fault.isEmpty() && !folder.getText().isBlank());
        }
    }

    PluginProject project() {
        Set<Part> chosen = EnumSet.noneOf(Part.class);
        parts.forEach((part, button) -> {
            if (button.getSelection()) {
                chosen.add(part);
            }
        });
        return new PluginProject(id.getText().strip(), name.getText().strip(), vendor.getText().strip(), chosen);
    }

    Path folder() {
        return Path.of(folder.getText().strip());
    }
}
