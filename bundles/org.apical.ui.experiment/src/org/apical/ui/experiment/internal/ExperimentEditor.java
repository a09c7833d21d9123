package org.apical.ui.experiment.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.ui.Failures;
import org.apical.ui.Icons;
import org.apical.ui.PathInput;
import org.apical.ui.RunQueue;
import org.apical.ui.Services;
import org.apical.ui.Workspace;
import org.apical.ui.experiment.internal.schema.TextFault;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.SharedHeaderFormEditor;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.ScrolledForm;

/** The editor of experiment files: pages of forms and the source, over one text. */
public final class ExperimentEditor extends SharedHeaderFormEditor {

    /** The editor's id in plugin.xml. */
    public static final String ID = "org.apical.ui.experiment.editor";

    static final String COMMAND = "org.apical.ui.experiment.command.";

    private final List<Consumer<String>> estimateListeners = new CopyOnWriteArrayList<>();
    private ExperimentModel model;
    private SourcePage source;
    private FileState file;
    private String estimate = "";
    private EstimateJob estimating;
    private boolean dirty;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        Path path = input.getAdapter(Path.class);
        if (path == null) {
            throw new PartInitException("The experiment editor opens files only.");
        }
        try {
            file = FileState.read(path);
        } catch (CharacterCodingException e) {
            throw new PartInitException(path + " is not text in UTF-8. Save it as UTF-8 with another program.", e);
        } catch (IOException e) {
            throw new PartInitException(path + " cannot be read. Check that it exists and that you may read it.", e);
        }
        super.init(site, input);
        setPartName(input.getName());
        setTitleImage(Icons.image("experiment"));
        model = new ExperimentModel(Services.catalog(), path, file.text());
        model.document().addDocumentListener(new IDocumentListener() {

            @Override
            public void documentAboutToBeChanged(DocumentEvent event) {
                // What was is not needed.
            }

            @Override
            public void documentChanged(DocumentEvent event) {
                refreshDirty();
            }
        });
        EditorActions.install(this);
        FileWatch.install(this);
    }

    ExperimentModel model() {
        return model;
    }

    SourcePage source() {
        return source;
    }

    @Override
    protected void createHeaderContents(IManagedForm header) {
        ScrolledForm form = header.getForm();
        header.getToolkit().decorateFormHeading(form.getForm());
        form.setImage(Icons.image("experiment"));
        form.setText(getEditorInput().getName());
        IToolBarManager bar = form.getToolBarManager();
        EditorActions.fill(bar, this);
        form.updateToolBar();
        form.getForm().addMessageHyperlinkListener(new HyperlinkAdapter() {

            @Override
            public void linkActivated(HyperlinkEvent event) {
                model.state().checked().faults().stream().findFirst()
                        .ifPresent(fault -> reveal(fault.offset(), fault.length()));
            }
        });
        model.listen(form, state -> {
            List<TextFault> faults = state.checked().faults();
            form.setMessage(faults.isEmpty() ? null : faults.size() == 1 ? "Line " + faults.get(0).line() + ": "
                    + faults.get(0).message() : faults.size() + " problems, the first on line "
                    + faults.get(0).line() + ": " + faults.get(0).message(),
                    faults.isEmpty() ? IMessageProvider.NONE : IMessageProvider.ERROR);
        });
    }

    @Override
    protected void addPages() {
        try {
            addPage(new OverviewPage(this));
            addPage(new DataPage(this));
            addPage(new ModelPage(this));
            addPage(new TrainingPage(this));
            addPage(new SearchPage(this));
            addPage(new InterpretationPage(this));
            source = new SourcePage(this);
            addPage(source);
        } catch (PartInitException e) {
            throw new IllegalStateException("The pages of the editor do not open.", e);
        }
    }

    /** Opens the source at a place. */
    void reveal(int offset, int length) {
        setActivePage(SourcePage.ID);
        source.select(offset, length);
    }

    private void refreshDirty() {
        boolean now = !model.document().get().equals(file.text());
        if (now != dirty) {
            dirty = now;
            editorDirtyStateChanged();
        }
    }

    @Override
    public boolean isDirty() {
        return dirty;
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        if (!saveTo(model.file())) {
            monitor.setCanceled(true);
        }
    }

    /** Saves; asks when another program changed the file meanwhile. Returns whether it was saved. */
    private boolean saveTo(Path path) {
        boolean same = path.equals(model.file());
        if (same && file.hasChanged() && !MessageDialog.openConfirm(getSite().getShell(), "Save",
                path.getFileName() + " was changed by another program. Saving replaces what it wrote.")) {
            return false;
        }
        try {
            String text = model.document().get();
            AtomicFiles.writeText(path, text);
            file = FileState.read(path);
        } catch (ApicalException | IOException failure) {
            Failures.show("Save the experiment", failure);
            return false;
        }
        refreshDirty();
        return true;
    }

    @Override
    public boolean isSaveAsAllowed() {
        return true;
    }

    @Override
    public void doSaveAs() {
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
        dialog.setText("Save the experiment as");
        dialog.setOverwrite(true);
        dialog.setFilterPath(model.file().getParent().toString());
        dialog.setFileName(model.file().getFileName().toString());
        String chosen = dialog.open();
        if (chosen != null) {
            Path path = Path.of(chosen.endsWith(".yaml") ? chosen : chosen + ".experiment.yaml");
            if (saveTo(path)) {
                setInput(new PathInput(path));
                setPartName(getEditorInput().getName());
                getHeaderForm().getForm().setText(getEditorInput().getName());
                model.moveTo(path);
                firePropertyChange(PROP_INPUT);
            }
        }
    }

    /** Takes what the file holds, and gives up what was changed here; undo brings it back. */
    void revert() {
        try {
            file = FileState.read(model.file());
            model.replace(file.text());
            refreshDirty();
        } catch (IOException failure) {
            Failures.show("Read the experiment again", failure);
        }
    }

    /** Looks whether another program changed the file, and asks what counts. */
    void lookAtFile() {
        if (file.hasChanged()) {
            FileState before = file;
            boolean reload = Files.exists(model.file()) && MessageDialog.open(MessageDialog.QUESTION,
                    getSite().getShell(), "File changed", model.file().getFileName()
                            + " was changed by another program." + (dirty ? " So it was here." : ""), SWT.NONE,
                    "Read it again", "Keep what is here") == 0;
            if (reload) {
                revert();
            } else {
                // Asked once; what stands here is now what has to be saved.
                file = before.seen();
                refreshDirty();
            }
        }
    }

    /** Saves if needed and returns whether the experiment can be run; tells why not. */
    private boolean isReady() {
        List<TextFault> faults = model.checker().check(model.document().get(), model.file()).faults();
        if (!faults.isEmpty()) {
            MessageDialog.openError(getSite().getShell(), "Run", "Line " + faults.get(0).line() + ": "
                    + faults.get(0).sentence());
            reveal(faults.get(0).offset(), faults.get(0).length());
            return false;
        }
        return !dirty || saveTo(model.file());
    }

    /** Puts the experiment into the queue. */
    void submit(RunQueue.Kind kind) {
        if (isReady()) {
            if (kind == RunQueue.Kind.GRID && Axis.of(model.state().tree()).isEmpty()) {
                MessageDialog.openInformation(getSite().getShell(), "Grid",
                        "Nothing is varied yet. Add axes on the page Search.");
                setActivePage(SearchPage.ID);
                return;
            }
            RunQueue.get().submit(model.file(), kind);
            getEditorSite().getActionBars().getStatusLineManager().setMessage(Icons.image("queue"),
                    getEditorInput().getName() + " is in the queue.");
        }
    }

    /** Measures what the experiment takes, beside the window. */
    void estimate() {
        if (estimating != null || !isReady()) {
            return;
        }
        Display display = getSite().getShell().getDisplay();
        setEstimate("Measuring a few steps ...");
        estimating = new EstimateJob(Services.catalog(), model.file(), Workspace.get().runs(), answer -> {
            if (!display.isDisposed()) {
                display.asyncExec(() -> {
                    estimating = null;
                    setEstimate(answer);
                });
            }
        });
        if (!ModelPage.ID.equals(getActivePageInstance() == null ? "" : getActivePageInstance().getId())) {
            setActivePage(Axis.of(model.state().tree()).isEmpty() ? ModelPage.ID : SearchPage.ID);
        }
        estimating.schedule();
    }

    private void setEstimate(String text) {
        estimate = text;
        estimateListeners.forEach(listener -> listener.accept(text));
    }

    /** Tells a listener of the estimate, now and later, until a widget is disposed. */
    void followEstimate(Widget owner, Consumer<String> listener) {
        estimateListeners.add(listener);
        owner.addDisposeListener(event -> estimateListeners.remove(listener));
        listener.accept(estimate);
    }

    @Override
    public void dispose() {
        if (estimating != null) {
            estimating.cancel();
        }
        super.dispose();
        if (model != null) {
            model.dispose();
        }
    }
}
