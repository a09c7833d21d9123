package org.apical.ui.experiment.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.apical.api.catalog.CatalogEntry;
import org.apical.api.settings.SettingField;
import org.apical.ui.experiment.internal.schema.Key;
import org.apical.ui.experiment.internal.schema.Part;
import org.apical.ui.experiment.internal.yaml.YamlEdit;
import org.apical.ui.experiment.internal.yaml.YamlTree;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** Chooses a plug-in at a place of the text, tells what it does, and shows its settings. */
final class PlugInField {

    private final ExperimentPage page;
    private final FormToolkit toolkit;
    private final List<String> path;
    private final Part.Choice choice;
    private final String unset;
    private final Combo combo;
    private final Label description;
    private final Composite settings;
    private final List<CatalogEntry> entries;
    private String shownId = "\u0000";
    private BoundForm form;

    /** Makes the field; a plug-in that need not be chosen shows what is taken then. */
    PlugInField(Composite parent, FormToolkit toolkit, ExperimentPage page, List<String> path, Part.Choice choice,
            String label, String unset) {
        this.page = page;
        this.toolkit = toolkit;
        this.path = path;
        this.choice = choice;
        this.unset = unset;
        this.entries = page.model().schema().entries(choice);
        Composite row = toolkit.createComposite(parent);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 15;
        row.setLayout(layout);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        toolkit.createLabel(row, label);
        combo = new Combo(row, SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        combo.setData("setting", String.join(".", path));
        combo.setVisibleItemCount(20);
        combo.addListener(SWT.Selection, event -> choose());
        combo.addListener(SWT.MouseVerticalWheel, event -> event.doit = false);
        combo.getAccessible().addAccessibleListener(new AccessibleAdapter() {

            @Override
            public void getName(AccessibleEvent event) {
                event.result = label;
            }
        });
        description = toolkit.createLabel(parent, "", SWT.WRAP);
        ExperimentPage.wide(description);
        settings = toolkit.createComposite(parent);
        GridLayout inside = new GridLayout();
        inside.marginWidth = 0;
        inside.marginHeight = 2;
        settings.setLayout(inside);
        settings.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        page.follow(state -> show(state.tree()));
    }

    private static Optional<String> id(YamlTree tree, List<String> path) {
        return tree.scalar(YamlEdit.child(path, "id")).or(() -> tree.scalar(path));
    }

    private void show(YamlTree tree) {
        String id = id(tree, path).orElse("");
        CatalogEntry entry = id.isEmpty() ? null : page.model().schema().entry(choice.kind(), id).orElse(null);
        if (!id.equals(shownId)) {
            shownId = id;
            List<String> items = new ArrayList<>();
            items.add(unset);
            entries.forEach(known -> items.add(known.name() + " (" + known.shortId() + ")"));
            int at = entry == null ? -1 : entries.indexOf(entry);
            if (at < 0 && !id.isEmpty()) {
                items.add(id + " (unknown)");
            }
            combo.setItems(items.toArray(String[]::new));
            combo.select(id.isEmpty() ? 0 : at < 0 ? items.size() - 1 : at + 1);
            description.setText(entry == null ? "" : entry.description()
                    + (entry.reference().isEmpty() ? "" : " (" + entry.reference() + ")"));
            combo.setToolTipText(entry == null ? "" : entry.id());
            rebuild(entry);
        }
        if (form != null) {
            form.show(tree);
        }
    }

    private void rebuild(CatalogEntry entry) {
        if (form != null) {
            form.control().dispose();
            form = null;
        }
        if (entry != null) {
            page.model().schema().settings(choice.kind(), entry.id()).filter(type -> !type.fields().isEmpty())
                    .ifPresent(type -> form = new BoundForm(settings, page.model(), path, type));
        }
        settings.setVisible(form != null);
        ((GridData) settings.getLayoutData()).exclude = form == null;
        toolkit.adapt(settings);
        page.reflow();
    }

    private void choose() {
        int selected = combo.getSelectionIndex();
        String id = selected < 1 ? "" : selected <= entries.size() ? entries.get(selected - 1).shortId() : shownId;
        if (Objects.equals(id, shownId)) {
            return;
        }
        List<String> keep = new ArrayList<>(choice.beside().stream().map(Key::name).toList());
        if (id.isEmpty()) {
            page.model().edit(path, edit -> edit.remove(path));
            return;
        }
        page.model().schema().settings(choice.kind(), id)
                .ifPresent(type -> keep.addAll(type.fields().stream().map(SettingField::name).toList()));
        page.model().edit(path, edit -> edit.choose(path, id, keep));
    }
}
