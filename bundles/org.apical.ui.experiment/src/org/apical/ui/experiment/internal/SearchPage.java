package org.apical.ui.experiment.internal;

import java.util.List;

import org.apical.api.settings.SettingsType;
import org.apical.experiment.file.SearchSettings;
import org.apical.ui.experiment.internal.schema.Key;
import org.apical.ui.experiment.internal.schema.Schema;
import org.apical.ui.experiment.internal.yaml.YamlScan;
import org.apical.ui.experiment.internal.yaml.YamlTree;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** The page of the search: which settings are varied over which values, and how. */
final class SearchPage extends ExperimentPage {

    static final String ID = "org.apical.ui.experiment.page.search";

    private Table table;
    private Text values;
    private Label valuesProblem;
    private Button remove;
    private Label cells;
    private Combo more;
    private List<Axis> axes = List.of();
    private boolean filling;

    SearchPage(ExperimentEditor editor) {
        super(editor, ID, "Search", 2);
    }

    @Override
    void build(Composite body, FormToolkit toolkit) {
        Composite left = column(body, toolkit);
        Composite right = column(body, toolkit);
        axes(section(left, toolkit, "Axes", "The settings that are varied. Each cell of the grid takes one value of "
                + "every axis.", 1), toolkit);
        Composite how = section(right, toolkit, "Search", "How 'grid' goes through the values.", 1);
        BoundForm form = new BoundForm(how, model(), List.of("search"), SettingsType.of(SearchSettings.class));
        follow(state -> form.show(state.tree()));
        Composite size = section(right, toolkit, "Size", "", 1);
        cells = toolkit.createLabel(size, "", SWT.WRAP);
        wide(cells);
        new EstimateLine(size, toolkit, this);
        follow(this::show);
    }

    private void axes(Composite parent, FormToolkit toolkit) {
        table = toolkit.createTable(parent, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        table.setToolTipText("Axes of the search");
        new TableColumn(table, SWT.LEFT).setText("Setting");
        new TableColumn(table, SWT.LEFT).setText("Values");
        table.getColumn(0).setWidth(240);
        table.getColumn(1).setWidth(320);
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, false);
        data.heightHint = table.getItemHeight() * 6;
        data.widthHint = 300;
        table.setLayoutData(data);
        table.addListener(SWT.Selection, event -> select());
        Composite row = row(parent, toolkit, 3);
        toolkit.createLabel(row, "Values");
        values = new Text(row, SWT.BORDER | SWT.SINGLE);
        values.setToolTipText("Values separated by commas, or a range: {from: 0.00001, to: 0.01, scale: log}");
        values.setMessage("0.01, 0.001, 0.0001");
        values.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        values.addListener(SWT.Modify, event -> write());
        remove = toolkit.createButton(row, "Remove", SWT.PUSH);
        remove.setToolTipText("Remove the selected axis");
        remove.addListener(SWT.Selection, event -> {
            Axis axis = selected();
            if (axis != null) {
                model().edit(axis.path(), edit -> edit.remove(axis.path()));
            }
        });
        valuesProblem = toolkit.createLabel(parent, "", SWT.WRAP);
        valuesProblem.setForeground(org.apical.ui.Palette.color(org.apical.ui.Palette.BAD));
        wide(valuesProblem);
        Composite adding = row(parent, toolkit, 2);
        more = new Combo(adding, SWT.DROP_DOWN | SWT.READ_ONLY);
        more.setToolTipText("Every setting of this experiment that can be varied");
        more.setVisibleItemCount(25);
        more.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        Button add = toolkit.createButton(adding, "Add axis", SWT.PUSH);
        add.setToolTipText("Vary the chosen setting");
        add.addListener(SWT.Selection, event -> add());
    }

    private static Composite row(Composite parent, FormToolkit toolkit, int columns) {
        Composite row = toolkit.createComposite(parent);
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        row.setLayout(layout);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        return row;
    }

    private void show(ExperimentModel.State state) {
        Axis before = selected();
        axes = Axis.of(state.tree());
        table.setItemCount(0);
        int select = axes.isEmpty() ? -1 : 0;
        for (int i = 0; i < axes.size(); i++) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(new String[] {axes.get(i).key(), axes.get(i).values()});
            if (before != null && before.key().equals(axes.get(i).key())) {
                select = i;
            }
        }
        table.setSelection(select);
        select();
        List<String> keys = model().schema().keys(List.of("search", "axes"), Schema.ids(YamlScan.of(
                state.checked().text()))).stream().map(Key::name).filter(key -> axes.stream()
                        .noneMatch(axis -> axis.key().equals(key))).toList();
        if (!keys.equals(List.of(more.getItems()))) {
            String chosen = more.getText();
            more.setItems(keys.toArray(String[]::new));
            int at = keys.indexOf(chosen.isEmpty() ? "training.optimizer.learningRate" : chosen);
            more.select(Math.max(at, 0));
        }
        cells.setText(cells(state.tree()));
    }

    private String cells(YamlTree tree) {
        if (axes.isEmpty()) {
            return "Nothing is varied; 'run' makes one run of this experiment.";
        }
        long count = 1;
        for (Axis axis : axes) {
            count *= Math.max(1, axis.count());
        }
        boolean range = axes.stream().anyMatch(axis -> axis.count() == 0);
        int seeds = Math.max(1, tree.size(List.of("search", "seeds")));
        String budget = tree.scalar(List.of("search", "budget")).filter(text -> !text.equals("0")).orElse("");
        return (range ? "Cells are drawn from ranges" : String.join(" x ", axes.stream().map(axis -> axis.count() + " "
                + axis.label()).toList()) + " = " + count + " cells") + (budget.isEmpty() ? "" : ", " + budget
                + " of them trained") + (seeds == 1 ? "." : ", each with " + seeds + " seeds.");
    }

    private Axis selected() {
        int index = table.getSelectionIndex();
        return index < 0 || index >= axes.size() ? null : axes.get(index);
    }

    private void select() {
        Axis axis = selected();
        values.setEnabled(axis != null);
        remove.setEnabled(axis != null);
        String text = axis == null ? "" : axis.values().startsWith("[") && axis.values().endsWith("]")
                ? axis.values().substring(1, axis.values().length() - 1) : axis.values();
        if (!text.equals(values.getText().strip()) && !(values.isFocusControl() && isSame(axis))) {
            filling = true;
            values.setText(text);
            filling = false;
        }
        problem("");
    }

    private boolean isSame(Axis axis) {
        return axis != null && snippet(values.getText()).equals(axis.values());
    }

    private static String snippet(String typed) {
        String text = typed.strip();
        return text.startsWith("{") || text.startsWith("[") ? text : "[" + text + "]";
    }

    private void write() {
        Axis axis = selected();
        if (filling || axis == null) {
            return;
        }
        String snippet = snippet(values.getText());
        YamlTree read = YamlTree.of("x: " + snippet + "\n");
        boolean good = read.fault().isEmpty() && read.keys(List.of()).equals(List.of("x"))
                && (read.size(List.of("x")) > 0 || !read.keys(List.of("x")).isEmpty());
        problem(good ? "" : "Write values separated by commas, or a range {from: 0.00001, to: 0.01, scale: log}.");
        if (good) {
            model().edit(axis.path(), edit -> edit.set(axis.path(), snippet));
        }
    }

    private void problem(String text) {
        valuesProblem.setText(text);
    }

    private void add() {
        String key = more.getText();
        if (key.isEmpty()) {
            return;
        }
        List<String> place = Axis.place(key);
        String start = model().state().tree().scalar(List.of(key.split("\\.")))
                .orElse(key.endsWith("learningRate") ? "0.001" : key.endsWith("weightDecay") ? "0.0001" : "1");
        model().edit(place, edit -> edit.set(place, "[" + start + "]"));
    }
}
