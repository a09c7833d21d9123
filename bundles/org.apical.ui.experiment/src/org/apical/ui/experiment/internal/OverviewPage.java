package org.apical.ui.experiment.internal;

import java.util.List;
import java.util.Optional;

import org.apical.api.settings.SettingsType;
import org.apical.experiment.file.Experiment;
import org.apical.ui.experiment.internal.yaml.YamlTree;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Hyperlink;

/** The first page: what the experiment is called and predicts, what it consists of, and what is wrong with it. */
final class OverviewPage extends ExperimentPage {

    static final String ID = "org.apical.ui.experiment.page.overview";

    private Composite single;
    private Composite several;

    OverviewPage(ExperimentEditor editor) {
        super(editor, ID, "Overview", 2);
    }

    @Override
    void build(Composite body, FormToolkit toolkit) {
        Composite left = column(body, toolkit);
        Composite right = column(body, toolkit);
        Composite general = section(left, toolkit, "Experiment", "", 1);
        BoundForm form = new BoundForm(general, model(), List.of(), SettingsType.of(OverviewSettings.class));
        follow(state -> form.show(state.tree()));

        Composite task = section(left, toolkit, "Task", "What the network learns to predict.", 1);
        single = toolkit.createComposite(task);
        plain(single);
        new PlugInField(single, toolkit, this, List.of("task"), choice(List.of("task")), "Task", "Choose a task");
        several = toolkit.createComposite(task);
        plain(several);
        new PlugInList(several, toolkit, this, List.of("tasks"), choice(List.of("tasks")), "Tasks of one network");
        Hyperlink more = toolkit.createHyperlink(task, "", SWT.NONE);
        more.setToolTipText("One network can learn several tasks at once, with a head each.");
        more.addHyperlinkListener(new HyperlinkAdapter() {

            @Override
            public void linkActivated(HyperlinkEvent event) {
                switchTasks();
            }
        });
        follow(state -> {
            boolean many = state.tree().has(List.of("tasks"));
            shown(single, !many);
            shown(several, many);
            more.setText(many ? "Learn one task alone" : "Learn several tasks");
        });
        Composite derived = section(left, toolkit, "Derived tasks",
                "What is computed from the predictions of several tasks, without learning.", 1);
        new PlugInList(derived, toolkit, this, List.of("derived"), choice(List.of("derived")), "Derived tasks");

        Composite summary = section(right, toolkit, "What it consists of", "", 1);
        fact(summary, toolkit, "Data", DataPage.ID, OverviewPage::data);
        fact(summary, toolkit, "Network", ModelPage.ID, OverviewPage::network);
        fact(summary, toolkit, "Training", TrainingPage.ID, OverviewPage::training);
        fact(summary, toolkit, "Search", SearchPage.ID, experiment -> "");
        fact(summary, toolkit, "Maps", InterpretationPage.ID, experiment -> String.join(", ", experiment.interpret()
                .stream().map(map -> map.entry().name()).toList()));

        Composite problems = section(right, toolkit, "What is wrong", "", 1);
        new ProblemTable(problems, this::openFault, 7).follow(model());
    }

    private void openFault(int offset, int length) {
        experimentEditor().reveal(offset, length);
    }

    private static String data(Experiment experiment) {
        return experiment.source().entry().name() + ", " + (experiment.data().view().isEmpty() ? "all views"
                : experiment.data().view()) + ", " + experiment.data().frames() + " frames of "
                + experiment.data().rows() + "x" + experiment.data().columns() + " pixels";
    }

    private static String network(Experiment experiment) {
        return experiment.architecture().entry().name() + (experiment.pretrained().isPresent() ? ", pretrained" : "");
    }

    private static String training(Experiment experiment) {
        return experiment.training().epochs() + " epochs in batches of " + experiment.training().batch() + ", "
                + experiment.optimizer().entry().name() + ", " + experiment.loss().entry().name();
    }

    private void fact(Composite parent, FormToolkit toolkit, String name, String page,
            java.util.function.Function<Experiment, String> fact) {
        Composite row = toolkit.createComposite(parent);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        row.setLayout(layout);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        Hyperlink link = toolkit.createHyperlink(row, name, SWT.NONE);
        link.setToolTipText("Open the page");
        GridData narrow = new GridData(SWT.BEGINNING, SWT.TOP, false, false);
        narrow.widthHint = 80;
        link.setLayoutData(narrow);
        link.addHyperlinkListener(new HyperlinkAdapter() {

            @Override
            public void linkActivated(HyperlinkEvent event) {
                getEditor().setActivePage(page);
            }
        });
        Label says = toolkit.createLabel(row, "", SWT.WRAP);
        wide(says);
        follow(state -> {
            Optional<Experiment> experiment = state.checked().experiment();
            String text = page.equals(SearchPage.ID) ? search(state.tree()) : experiment.map(fact).orElse("");
            says.setText(text.isEmpty() ? "–" : text);
        });
    }

    private static String search(YamlTree tree) {
        List<Axis> axes = Axis.of(tree);
        return axes.isEmpty() ? "none" : String.join(", ", axes.stream().map(Axis::label).toList());
    }

    /** Turns the task into a list of one, or the first of the list into the task. */
    private void switchTasks() {
        YamlTree tree = model().state().tree();
        List<String> one = List.of("task");
        List<String> many = List.of("tasks");
        String id;
        if (tree.has(many)) {
            id = tree.scalar(List.of("tasks", "0", "id")).or(() -> tree.scalar(List.of("tasks", "0"))).orElse("");
            model().edit(many, edit -> edit.remove(many));
            model().edit(many, edit -> edit.set(one, id));
        } else {
            id = tree.scalar(List.of("task", "id")).or(() -> tree.scalar(one)).orElse("ejectionFraction");
            List<String> loss = List.of("training", "loss");
            model().edit(many, edit -> edit.remove(one));
            model().edit(many, edit -> edit.remove(loss));
            model().edit(many, edit -> edit.set(many, "[{id: " + id + "}]"));
        }
    }

    private void shown(Composite part, boolean visible) {
        if (part.getVisible() != visible || ((GridData) part.getLayoutData()).exclude == visible) {
            part.setVisible(visible);
            ((GridData) part.getLayoutData()).exclude = !visible;
            reflow();
        }
    }
}
