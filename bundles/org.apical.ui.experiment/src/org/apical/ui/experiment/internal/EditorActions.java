package org.apical.ui.experiment.internal;

import org.apical.ui.Icons;
import org.apical.ui.RunQueue;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.part.EditorActionBarContributor;

/**
 * Connects the usual menu entries with the active editor: undo and redo of the one text from every page, find, revert,
 * and cut, copy and paste where the cursor is.
 */
public final class EditorActions extends EditorActionBarContributor {

    private enum Edit {
        CUT, COPY, PASTE, ALL, DELETE
    }

    @Override
    public void setActiveEditor(IEditorPart part) {
        ExperimentEditor editor = part instanceof ExperimentEditor experiment ? experiment : null;
        on(ActionFactory.UNDO, () -> editor.model().undo(), editor);
        on(ActionFactory.REDO, () -> editor.model().redo(), editor);
        on(ActionFactory.REVERT, () -> editor.revert(), editor);
        on(ActionFactory.FIND, () -> {
            editor.setActivePage(SourcePage.ID);
            editor.source().find();
        }, editor);
        on(ActionFactory.CUT, () -> text(Edit.CUT), editor);
        on(ActionFactory.COPY, () -> text(Edit.COPY), editor);
        on(ActionFactory.PASTE, () -> text(Edit.PASTE), editor);
        on(ActionFactory.SELECT_ALL, () -> text(Edit.ALL), editor);
        on(ActionFactory.DELETE, () -> text(Edit.DELETE), editor);
        getActionBars().updateActionBars();
    }

    private void on(ActionFactory factory, Runnable work, ExperimentEditor editor) {
        getActionBars().setGlobalActionHandler(factory.getId(), editor == null ? null : new Action() {

            @Override
            public void run() {
                work.run();
            }
        });
    }

    /** Does something with the text that has the cursor. */
    private static void text(Edit what) {
        Control control = Display.getCurrent().getFocusControl();
        if (control instanceof StyledText styled) {
            switch (what) {
                case CUT -> styled.cut();
                case COPY -> styled.copy();
                case PASTE -> styled.paste();
                case ALL -> styled.selectAll();
                default -> styled.invokeAction(org.eclipse.swt.custom.ST.DELETE_NEXT);
            }
        } else if (control instanceof Text text) {
            switch (what) {
                case CUT -> text.cut();
                case COPY -> text.copy();
                case PASTE -> text.paste();
                case ALL -> text.selectAll();
                default -> delete(text);
            }
        } else if (control instanceof Combo combo && what == Edit.COPY) {
            combo.copy();
        }
    }

    private static void delete(Text text) {
        if (text.getSelectionCount() == 0) {
            text.setSelection(text.getCaretPosition(), text.getCaretPosition() + 1);
        }
        text.insert("");
    }

    /** Connects the commands that only this editor has. */
    static void install(ExperimentEditor editor) {
        IHandlerService handlers = editor.getSite().getService(IHandlerService.class);
        on(handlers, IWorkbenchCommandConstants.EDIT_CONTENT_ASSIST,
                () -> operate(editor, ISourceViewer.CONTENTASSIST_PROPOSALS));
        on(handlers, ExperimentEditor.COMMAND + "quickFix", () -> operate(editor, ISourceViewer.QUICK_ASSIST));
        on(handlers, ExperimentEditor.COMMAND + "run", () -> editor.submit(RunQueue.Kind.RUN));
        on(handlers, ExperimentEditor.COMMAND + "grid", () -> editor.submit(RunQueue.Kind.GRID));
        on(handlers, ExperimentEditor.COMMAND + "estimate", editor::estimate);
        on(handlers, ExperimentEditor.COMMAND + "diff", () -> DiffEditor.choose(editor));
    }

    /** Puts the buttons of the editor into its heading, each with its key in its tool tip. */
    static void fill(IToolBarManager bar, ExperimentEditor editor) {
        bar.add(button(editor, "run", "start", "Run", () -> editor.submit(RunQueue.Kind.RUN)));
        bar.add(button(editor, "grid", "search", "Grid", () -> editor.submit(RunQueue.Kind.GRID)));
        bar.add(button(editor, "estimate", "measure", "Estimate time and memory", editor::estimate));
        bar.add(button(editor, "diff", "compare", "Compare with an experiment", () -> DiffEditor.choose(editor)));
    }

    private static Action button(ExperimentEditor editor, String command, String icon, String name, Runnable work) {
        IBindingService bindings = editor.getSite().getService(IBindingService.class);
        String key = bindings.getBestActiveBindingFormattedFor(ExperimentEditor.COMMAND + command);
        Action action = new Action(name, Icons.descriptor(icon)) {

            @Override
            public void run() {
                work.run();
            }
        };
        action.setToolTipText(key == null ? name : name + " (" + key + ")");
        return action;
    }

    private static void operate(ExperimentEditor editor, int operation) {
        if (editor.getActivePageInstance() == editor.source()) {
            ITextOperationTarget target = editor.source().viewer().getTextOperationTarget();
            if (target.canDoOperation(operation)) {
                target.doOperation(operation);
            }
        }
    }

    private static void on(IHandlerService handlers, String command, Runnable work) {
        handlers.activateHandler(command, new AbstractHandler() {

            @Override
            public Object execute(ExecutionEvent event) {
                work.run();
                return null;
            }
        });
    }
}
