package org.apical.ui.experiment.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

import org.apical.api.catalog.Catalog;
import org.apical.ui.Failures;
import org.apical.ui.experiment.internal.schema.Checked;
import org.apical.ui.experiment.internal.schema.Checker;
import org.apical.ui.experiment.internal.schema.Schema;
import org.apical.ui.experiment.internal.yaml.TextChange;
import org.apical.ui.experiment.internal.yaml.YamlEdit;
import org.apical.ui.experiment.internal.yaml.YamlTree;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;

/**
 * The one model behind all pages of the editor: the text. Forms change it piece by piece; after every change it is
 * checked beside the user-interface thread, and all pages are told. To be used on the user-interface thread.
 */
final class ExperimentModel {

    private static final int CHECK_DELAY_MS = 150;
    private static final int UNDO_PAUSE_MS = 800;

    private final Document document = new Document();
    private final Schema schema;
    private final Checker checker;
    private final Display display = Display.getCurrent();
    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    private final IDocumentUndoManager undo;
    private final Job check = new CheckJob();
    private final Runnable endTyping = this::endTyping;
    private Path file;
    private State state;
    private List<String> typing;
    private volatile boolean disposed;

    /**
     * The text as it was checked last.
     *
     * @param checked the text with its faults
     * @param tree its nodes
     */
    record State(Checked checked, YamlTree tree) {
    }

    ExperimentModel(Catalog catalog, Path file, String text) {
        this.schema = new Schema(catalog);
        this.checker = new Checker(catalog, schema);
        this.file = file;
        document.set(text);
        DocumentUndoManagerRegistry.connect(document);
        undo = DocumentUndoManagerRegistry.getDocumentUndoManager(document);
        undo.connect(this);
        document.addDocumentListener(new IDocumentListener() {

            @Override
            public void documentAboutToBeChanged(DocumentEvent event) {
                // What was is not needed.
            }

            @Override
            public void documentChanged(DocumentEvent event) {
                check.schedule(CHECK_DELAY_MS);
            }
        });
        check.setSystem(true);
        // The first look at a plug-in may take long; the pages open with what the text says until then.
        state = new State(new Checked(text, Optional.empty(), List.of()), YamlTree.of(text));
        check.schedule();
    }

    /** Checks the text and tells the pages, unless it has changed meanwhile. */
    private final class CheckJob extends Job {

        CheckJob() {
            super("Checking an experiment");
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            try {
                String text = document.get();
                State next = new State(checker.check(text, file), YamlTree.of(text));
                if (!disposed && !display.isDisposed()) {
                    display.asyncExec(() -> show(next));
                }
            } catch (RuntimeException | LinkageError failure) {
                Failures.log("Check an experiment", failure);
            }
            return Status.OK_STATUS;
        }
    }

    private void show(State next) {
        if (!disposed && next.checked().text().equals(document.get())) {
            state = next;
            listeners.forEach(listener -> listener.accept(next));
        }
    }

    /** Tells a listener of the present state and of every later one, until a widget is disposed. */
    void listen(Widget owner, Consumer<State> listener) {
        listeners.add(listener);
        owner.addDisposeListener(event -> listeners.remove(listener));
        listener.accept(state);
    }

    State state() {
        return state;
    }

    /** Returns whether the state is that of the text as it stands. */
    boolean isChecked() {
        return state.checked().text().equals(document.get())
                && (state.checked().experiment().isPresent() || !state.checked().faults().isEmpty());
    }

    Document document() {
        return document;
    }

    Schema schema() {
        return schema;
    }

    Checker checker() {
        return checker;
    }

    Path file() {
        return file;
    }

    void moveTo(Path other) {
        file = other;
        check.schedule();
    }

    /**
     * Changes the text as a form asks; while the text is no YAML nothing changes. Changes of one place that follow each
     * other quickly are undone together.
     */
    void edit(List<String> place, Function<YamlEdit, String> change) {
        String text = document.get();
        if (YamlTree.of(text).fault().isPresent()) {
            return;
        }
        TextChange difference = TextChange.between(text, change.apply(YamlEdit.of(text, schema::order)));
        if (difference.isEmpty()) {
            return;
        }
        if (!place.equals(typing)) {
            endTyping();
            undo.beginCompoundChange();
            typing = place;
        }
        display.timerExec(UNDO_PAUSE_MS, endTyping);
        apply(difference);
    }

    /** Changes the text, for itself in the history. */
    void apply(TextChange change) {
        try {
            document.replace(change.offset(), change.length(), change.text());
        } catch (BadLocationException e) {
            // The change was made for an older text and is not wanted any more.
            Failures.log("Change an experiment", e);
        }
    }

    /** Replaces the whole text by what a file holds. */
    void replace(String text) {
        endTyping();
        TextChange change = TextChange.between(document.get(), text);
        if (!change.isEmpty()) {
            apply(change);
        }
    }

    private void endTyping() {
        if (typing != null) {
            typing = null;
            undo.endCompoundChange();
        }
    }

    void undo() {
        endTyping();
        try {
            if (undo.undoable()) {
                undo.undo();
            }
        } catch (ExecutionException e) {
            Failures.log("Undo", e);
        }
    }

    void redo() {
        endTyping();
        try {
            if (undo.redoable()) {
                undo.redo();
            }
        } catch (ExecutionException e) {
            Failures.log("Redo", e);
        }
    }

    void dispose() {
        disposed = true;
        check.cancel();
        listeners.clear();
        undo.disconnect(this);
        DocumentUndoManagerRegistry.disconnect(document);
    }
}
