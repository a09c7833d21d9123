package org.apical.ui.study.internal;

import java.util.List;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.ui.Services;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.ListViewer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** Chooses among all data sources that are installed, those of plug-ins included. */
final class SourcePage extends WizardPage {

    private static final String FIRST = "dicomFolder";

    private ListViewer list;
    private Label description;

    SourcePage() {
        super("source");
        setTitle("Where do the clips come from?");
        setDescription("Choose a data source. Plug-ins may bring further ones.");
    }

    @Override
    public void createControl(Composite parent) {
        Composite body = new Composite(parent, SWT.NONE);
        body.setLayout(new GridLayout());
        list = new ListViewer(body, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL);
        list.getList().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        list.setContentProvider(ArrayContentProvider.getInstance());
        list.setLabelProvider(LabelProvider.createTextProvider(entry -> ((CatalogEntry) entry).name()));
        List<CatalogEntry> sources = Services.catalog().entries(Kind.DATA_SOURCE).stream()
                .filter(entry -> entry.state() == CatalogEntry.State.READY).toList();
        list.setInput(sources);
        description = new Label(body, SWT.WRAP);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 400;
        data.heightHint = 50;
        description.setLayoutData(data);
        list.addSelectionChangedListener(event -> {
            description.setText(entry() == null ? "" : entry().description());
            setPageComplete(entry() != null);
        });
        list.addDoubleClickListener(event -> getContainer().showPage(getNextPage()));
        setControl(body);
        choose(FIRST);
    }

    /** Chooses a data source by its short id. */
    void choose(String shortId) {
        for (Object one : (List<?>) list.getInput()) {
            if (((CatalogEntry) one).shortId().equals(shortId)) {
                list.setSelection(new StructuredSelection(one), true);
            }
        }
        setPageComplete(entry() != null);
    }

    CatalogEntry entry() {
        return (CatalogEntry) ((IStructuredSelection) list.getSelection()).getFirstElement();
    }
}
