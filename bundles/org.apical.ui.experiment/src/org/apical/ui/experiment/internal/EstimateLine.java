package org.apical.ui.experiment.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** A button that measures what the experiment takes, and the answer beside it. */
final class EstimateLine {

    private final Label says;

    EstimateLine(Composite parent, FormToolkit toolkit, ExperimentPage page) {
        Composite row = toolkit.createComposite(parent);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        row.setLayout(layout);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        Button measure = toolkit.createButton(row, "Estimate", SWT.PUSH);
        measure.setToolTipText("Measure a few steps on this machine; data that were not imported yet are imported");
        measure.setLayoutData(new GridData(SWT.BEGINNING, SWT.TOP, false, false));
        measure.addListener(SWT.Selection, event -> page.experimentEditor().estimate());
        says = toolkit.createLabel(row, "", SWT.WRAP);
        ExperimentPage.wide(says);
        page.experimentEditor().followEstimate(says, text -> {
            says.setText(text.isEmpty() ? "Time and memory are not measured yet." : text);
            page.reflow();
        });
    }
}
