package org.apical.ui.training.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apical.ui.Choices;
import org.apical.ui.Icons;
import org.apical.ui.LiveTraining;
import org.apical.ui.QueuedRun;
import org.apical.ui.QueuedRun.State;
import org.apical.ui.RunQueue;
import org.apical.ui.Tables;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** What is at work, what waits and what has ended, with the means to pause, stop and go on. */
public final class QueueView extends LiveView {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.training.view.queue";

    private static final String[] COLUMNS = {"Experiment", "Kind", "State", "Progress", "Images/s", "Time left", "Run"};
    private static final int[] CHARACTERS = {22, 6, 10, 42, 8, 9, 34};

    private Table table;
    private Action pause;
    private Action stop;
    private Action resume;
    private Action remove;

    @Override
    protected Control create(Composite parent) {
        table = new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        for (int i = 0; i < COLUMNS.length; i++) {
            TableColumn column = new TableColumn(table, i == 4 || i == 5 ? SWT.RIGHT : SWT.LEFT);
            column.setText(COLUMNS[i]);
            column.setWidth(Tables.width(table, COLUMNS[i], CHARACTERS[i]));
        }
        actions();
        table.addListener(SWT.Selection, event -> {
            enable();
            selected().flatMap(QueuedRun::folder).ifPresent(
                    folder -> Choices.get().choose(choice -> choice.withRun(folder)));
        });
        RunQueue.get().listen(table, run -> {
            fill();
            enable();
        });
        fill();
        enable();
        return table;
    }

    private void actions() {
        RunQueue queue = RunQueue.get();
        pause = action("Pause", "pause", "Let the training rest at its next step", queue::pause);
        resume = action("Go On", "resume", "Go on with what rests, was stopped, interrupted or has failed",
                queue::resume);
        stop = action("Stop", "stop", "Stop; finished epochs are kept and can be gone on with", queue::stop);
        remove = action("Remove", "delete", "Take it out of this list; its folder stays", queue::remove);
        remove.setAccelerator(SWT.DEL);
        IToolBarManager tools = getViewSite().getActionBars().getToolBarManager();
        MenuManager menu = new MenuManager();
        for (Action action : List.of(pause, resume, stop)) {
            tools.add(action);
            menu.add(action);
        }
        tools.add(new Separator());
        tools.add(remove);
        menu.add(remove);
        table.setMenu(menu.createContextMenu(table));
        table.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.DEL && remove.isEnabled()) {
                remove.run();
            }
        });
    }

    private Action action(String text, String icon, String tip, Consumer<QueuedRun> what) {
        Action action = new Action(text, Icons.descriptor(icon)) {

            @Override
            public void run() {
                selected().ifPresent(what);
            }
        };
        action.setToolTipText(tip);
        return action;
    }

    /** Returns the selected run, or the one at work. */
    private Optional<QueuedRun> selected() {
        TableItem[] items = table.getSelection();
        return items.length > 0 ? Optional.of((QueuedRun) items[0].getData()) : RunQueue.get().current();
    }

    private void enable() {
        State state = selected().map(QueuedRun::state).orElse(null);
        pause.setEnabled(state == State.RUNNING);
        stop.setEnabled(state != null && !state.isOver());
        resume.setEnabled(state == State.PAUSED || state != null && state.isOver() && state != State.DONE);
        remove.setEnabled(state != null && state != State.RUNNING && state != State.PAUSED);
    }

    private void fill() {
        List<QueuedRun> runs = RunQueue.get().entries();
        QueuedRun chosen = table.getSelectionCount() > 0 ? (QueuedRun) table.getSelection()[0].getData() : null;
        table.setItemCount(runs.size());
        for (int i = 0; i < runs.size(); i++) {
            TableItem item = table.getItem(i);
            item.setData(runs.get(i));
            set(item, 0, runs.get(i).name());
            set(item, 1, runs.get(i).kind() == RunQueue.Kind.GRID ? "Grid" : "Run");
            set(item, 6, runs.get(i).folder().map(Path::getFileName).map(Path::toString).orElse(""));
        }
        if (chosen != null && runs.contains(chosen)) {
            table.setSelection(runs.indexOf(chosen));
        }
        look();
    }

    @Override
    protected void look() {
        for (TableItem item : table.getItems()) {
            QueuedRun run = (QueuedRun) item.getData();
            LiveTraining live = run.live();
            boolean working = run.state() == State.RUNNING || run.state() == State.PAUSED;
            set(item, 2, Words.state(run));
            set(item, 3, working ? progress(live) : run.state() == State.FAILED ? run.problem() : epochs(live));
            set(item, 4, working ? Words.rate(live.speed().imagesPerSecond()) : "");
            set(item, 5, working ? Words.time(live.secondsLeft()) : "");
        }
    }

    private static String progress(LiveTraining live) {
        LiveTraining.Stage stage = live.stage();
        int tenths = Double.isNaN(stage.share()) ? 0 : (int) Math.round(stage.share() * 10);
        return "\u2588".repeat(tenths) + "\u2591".repeat(10 - tenths) + "  " + Words.stage(stage);
    }

    private static String epochs(LiveTraining live) {
        int done = live.epochs().size();
        return done == 0 ? "" : String.format(Locale.ROOT, "%d epochs", done);
    }

    /** Setting a text that is there already would draw the row again. */
    private static void set(TableItem item, int column, String text) {
        if (!Objects.equals(item.getText(column), text)) {
            item.setText(column, text);
        }
    }
}
