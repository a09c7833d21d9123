package org.apical.ui.experiment.internal;

import java.nio.file.Path;
import java.util.List;

import org.apical.ui.experiment.internal.yaml.YamlTree;
import org.apical.ui.experiment.internal.yaml.YamlValues;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** A file or folder at a place of the text, relative to the experiment file where it lies beside or below it. */
final class PathField {

    private final ExperimentPage page;
    private final List<String> path;
    private final Text text;
    private boolean filling;

    PathField(Composite parent, FormToolkit toolkit, ExperimentPage page, List<String> path, String label, String help,
            boolean folder) {
        this.page = page;
        this.path = path;
        Composite row = toolkit.createComposite(parent);
        GridLayout layout = new GridLayout(3, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 10;
        row.setLayout(layout);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        toolkit.createLabel(row, label).setToolTipText(help);
        text = new Text(row, SWT.BORDER | SWT.SINGLE);
        text.setToolTipText(help);
        text.setData("setting", String.join(".", path));
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = 150;
        text.setLayoutData(data);
        text.addListener(SWT.Modify, event -> write());
        text.getAccessible().addAccessibleListener(new AccessibleAdapter() {

            @Override
            public void getName(AccessibleEvent event) {
                event.result = label;
            }
        });
        Button browse = toolkit.createButton(row, "Browse...", SWT.PUSH);
        browse.setToolTipText((folder ? "Choose a folder for: " : "Choose a file for: ") + label);
        browse.addListener(SWT.Selection, event -> browse(label, folder));
        page.follow(state -> show(state.tree()));
    }

    private void browse(String label, boolean folder) {
        Path base = page.model().file().getParent();
        String chosen;
        if (folder) {
            DirectoryDialog dialog = new DirectoryDialog(text.getShell());
            dialog.setText(label);
            dialog.setFilterPath(base.resolve(text.getText()).normalize().toString());
            chosen = dialog.open();
        } else {
            FileDialog dialog = new FileDialog(text.getShell(), SWT.OPEN);
            dialog.setText(label);
            dialog.setFilterPath(base.toString());
            chosen = dialog.open();
        }
        if (chosen != null) {
            Path file = Path.of(chosen);
            text.setText(file.startsWith(base) && !file.equals(base) ? base.relativize(file).toString()
                    .replace('\\', '/') : chosen);
        }
    }

    private void show(YamlTree tree) {
        String value = tree.scalar(path).orElse("");
        if (!value.equals(text.getText().strip())) {
            filling = true;
            text.setText(value);
            filling = false;
        }
    }

    private void write() {
        if (!filling) {
            String value = text.getText().strip();
            page.model().edit(path, edit -> value.isEmpty() ? edit.remove(path)
                    : edit.set(path, YamlValues.text(value)));
        }
    }
}
