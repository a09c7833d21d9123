package org.apical.ui.experiment.internal;

import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.editor.FormPage;

/** The page of the text itself, with the list of what is wrong below it. */
final class SourcePage extends FormPage {

    static final String ID = "org.apical.ui.experiment.page.source";

    private Composite root;
    private SourceView view;
    private FindBar find;

    SourcePage(ExperimentEditor editor) {
        super(editor, ID, "Source");
    }

    @Override
    public void createPartControl(Composite parent) {
        ExperimentModel model = ((ExperimentEditor) getEditor()).model();
        root = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        root.setLayout(layout);
        SashForm sash = new SashForm(root, SWT.VERTICAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        view = new SourceView(sash, model);
        Composite below = new Composite(sash, SWT.NONE);
        GridLayout edge = new GridLayout();
        edge.marginWidth = 0;
        edge.marginHeight = 0;
        below.setLayout(edge);
        new ProblemTable(below, this::select, 4).follow(model);
        sash.setWeights(80, 20);
        find = new FindBar(root, view.viewer());
    }

    @Override
    public org.eclipse.swt.widgets.Control getPartControl() {
        return root;
    }

    @Override
    public void setFocus() {
        if (view != null) {
            view.viewer().getTextWidget().setFocus();
        }
    }

    /** Marks a part of the text and shows it. */
    void select(int offset, int length) {
        if (view != null && offset + length <= view.viewer().getDocument().getLength()) {
            view.viewer().setSelectedRange(offset, length);
            view.viewer().revealRange(offset, length);
            setFocus();
        }
    }

    /** Opens the line in which words to find are typed. */
    void find() {
        find.open();
    }

    SourceViewer viewer() {
        return view.viewer();
    }
}
