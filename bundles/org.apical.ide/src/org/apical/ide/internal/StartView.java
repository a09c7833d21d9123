package org.apical.ide.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormText;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.part.ViewPart;

/** Greets and says with which commands the work begins. */
public final class StartView extends ViewPart {

    /** The view's id in plugin.xml. */
    public static final String ID = "org.apical.ide.view.start";

    private ScrolledForm form;

    @Override
    public void createPartControl(Composite parent) {
        FormToolkit toolkit = new FormToolkit(parent.getDisplay());
        parent.addDisposeListener(event -> toolkit.dispose());
        form = toolkit.createScrolledForm(parent);
        form.setText(Messages.startTitle);
        Composite body = form.getBody();
        GridLayout layout = new GridLayout();
        layout.marginWidth = 20;
        layout.marginHeight = 15;
        body.setLayout(layout);
        // Without links it needs no focus, and then GTK draws no frame around it.
        FormText text = new FormText(body, SWT.NO_FOCUS | SWT.WRAP);
        toolkit.adapt(text);
        text.setText(Messages.startText, true, false);
        text.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        form.reflow(true);
    }

    @Override
    public void setFocus() {
        form.setFocus();
    }
}
