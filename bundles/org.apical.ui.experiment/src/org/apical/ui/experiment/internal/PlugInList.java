package org.apical.ui.experiment.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apical.api.catalog.CatalogEntry;
import org.apical.api.settings.SettingsType;
import org.apical.ui.experiment.internal.schema.Part;
import org.apical.ui.experiment.internal.yaml.YamlEdit;
import org.apical.ui.experiment.internal.yaml.YamlTree;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** A list of plug-ins at a place of the text: added from a menu, removed, moved, each with its settings below. */
final class PlugInList {

    private final ExperimentPage page;
    private final List<String> path;
    private final Part.Choice choice;
    private final Table table;
    private final Composite details;
    private final Label description;
    private final Button remove;
    private final Button up;
    private final Button down;
    private List<String> ids = List.of();
    private int selected = -1;
    private String detailsOf = "";
    private BoundForm form;
    private BoundForm head;

    PlugInList(Composite parent, FormToolkit toolkit, ExperimentPage page, List<String> path, Part.Choice choice,
            String name) {
        this.page = page;
        this.path = path;
        this.choice = choice;
        Composite both = toolkit.createComposite(parent);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        both.setLayout(layout);
        both.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        table = toolkit.createTable(both, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION);
        table.setToolTipText(name);
        table.setData("setting", String.join(".", path));
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, false);
        data.heightHint = table.getItemHeight() * 4;
        table.setLayoutData(data);
        table.addListener(SWT.Selection, event -> select(table.getSelectionIndex()));
        Composite buttons = toolkit.createComposite(both);
        GridLayout column = new GridLayout();
        column.marginWidth = 0;
        column.marginHeight = 0;
        buttons.setLayout(column);
        buttons.setLayoutData(new GridData(SWT.FILL, SWT.TOP, false, false));
        Button add = button(toolkit, buttons, "Add...", "Add to: " + name);
        add.addListener(SWT.Selection, event -> offer(add));
        remove = button(toolkit, buttons, "Remove", "Remove the selected one");
        remove.addListener(SWT.Selection, event -> {
            List<String> item = item(selected);
            page.model().edit(item, edit -> edit.remove(item));
        });
        up = button(toolkit, buttons, "Up", "Move the selected one up");
        up.addListener(SWT.Selection, event -> move(selected - 1, selected - 1));
        down = button(toolkit, buttons, "Down", "Move the selected one down");
        down.addListener(SWT.Selection, event -> move(selected, selected + 1));
        description = toolkit.createLabel(parent, "", SWT.WRAP);
        ExperimentPage.wide(description);
        details = toolkit.createComposite(parent);
        GridLayout inside = new GridLayout();
        inside.marginWidth = 0;
        inside.marginHeight = 0;
        details.setLayout(inside);
        details.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        page.follow(state -> show(state.tree()));
    }

    private static Button button(FormToolkit toolkit, Composite parent, String text, String tip) {
        Button button = toolkit.createButton(parent, text, SWT.PUSH);
        button.setToolTipText(tip);
        button.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        return button;
    }

    private List<String> item(int index) {
        return YamlEdit.child(path, Integer.toString(index));
    }

    private void offer(Button add) {
        Menu menu = new Menu(add);
        for (CatalogEntry entry : page.model().schema().entries(choice)) {
            MenuItem item = new MenuItem(menu, SWT.PUSH);
            item.setText(entry.name() + " (" + entry.shortId() + ")");
            item.setToolTipText(entry.description());
            item.addListener(SWT.Selection, event -> add(entry));
        }
        menu.addListener(SWT.Hide, event -> add.getDisplay().asyncExec(menu::dispose));
        menu.setLocation(add.toDisplay(0, add.getSize().y));
        menu.setVisible(true);
    }

    /** Adds a plug-in at the end. */
    void add(CatalogEntry entry) {
        selected = ids.size();
        page.model().edit(path, edit -> edit.add(path, "{id: " + entry.shortId() + "}"));
    }

    private void move(int swapped, int then) {
        page.model().edit(path, edit -> edit.swap(path, swapped));
        selected = then;
    }

    private void show(YamlTree tree) {
        List<String> now = new ArrayList<>();
        for (int i = 0; i < tree.size(path); i++) {
            List<String> item = item(i);
            now.add(tree.scalar(YamlEdit.child(item, "id")).or(() -> tree.scalar(item)).orElse(""));
        }
        if (!now.equals(ids)) {
            ids = now;
            table.removeAll();
            for (String id : ids) {
                Optional<CatalogEntry> entry = page.model().schema().entry(choice.kind(), id);
                new TableItem(table, SWT.NONE).setText(entry.map(found -> found.name() + " (" + id + ")")
                        .orElse(id.isEmpty() ? "(no id)" : id + " (unknown)"));
            }
        }
        select(Math.min(selected < 0 ? 0 : selected, ids.size() - 1));
        if (form != null) {
            form.show(tree);
        }
        if (head != null) {
            head.show(tree);
        }
    }

    private void select(int index) {
        selected = index;
        if (index >= 0) {
            table.setSelection(index);
        }
        remove.setEnabled(index >= 0);
        up.setEnabled(index > 0);
        down.setEnabled(index >= 0 && index < ids.size() - 1);
        String wanted = index < 0 ? "" : index + " " + ids.get(index);
        if (wanted.equals(detailsOf)) {
            return;
        }
        detailsOf = wanted;
        for (BoundForm old : new BoundForm[] {form, head}) {
            if (old != null) {
                old.control().dispose();
            }
        }
        form = null;
        head = null;
        Optional<CatalogEntry> entry = index < 0 ? Optional.empty()
                : page.model().schema().entry(choice.kind(), ids.get(index));
        description.setText(entry.map(CatalogEntry::description).orElse(""));
        entry.flatMap(found -> page.model().schema().settings(choice.kind(), found.id()))
                .filter(type -> !type.fields().isEmpty()).ifPresent(type -> {
                    form = new BoundForm(details, page.model(), item(index), type);
                    form.show(page.model().state().tree());
                });
        if (index >= 0 && choice.beside().stream().anyMatch(key -> key.name().equals("weight"))) {
            head = new BoundForm(details, page.model(), item(index), SettingsType.of(HeadSettings.class));
            head.show(page.model().state().tree());
        }
        boolean filled = form != null || head != null;
        details.setVisible(filled);
        ((GridData) details.getLayoutData()).exclude = !filled;
        page.reflow();
    }
}
