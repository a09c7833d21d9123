package org.apical.ui.training.internal;

import java.util.List;
import org.apical.ui.LiveTraining;
import org.apical.ui.QueuedRun;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** The lines that the training at work has written. */
public final class LogView extends LiveView {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.training.view.log";

    private StyledText text;
    private LiveTraining shown;
    private int seen;

    @Override
    protected Control create(Composite parent) {
        text = new StyledText(parent, SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL);
        text.setFont(JFaceResources.getTextFont());
        text.setMargins(6, 4, 6, 4);
        text.setText("Nothing was trained since the workbench was opened.");
        return text;
    }

    @Override
    protected void look() {
        LiveTraining live = watched().map(QueuedRun::live).orElse(null);
        if (live == null) {
            return;
        }
        if (live != shown) {
            shown = live;
            seen = 0;
            text.setText("");
        }
        int logged = live.logged();
        if (logged == seen) {
            return;
        }
        List<String> lines = live.log(seen);
        lines = lines.subList(0, Math.min(lines.size(), logged - seen));
        seen = logged;
        // Who has scrolled up reads there.
        boolean atEnd = text.getTopPixel() + text.getClientArea().height >= text.getLineCount() * text.getLineHeight();
        text.append((text.getCharCount() == 0 ? "" : "\n") + String.join("\n", lines));
        if (atEnd) {
            text.setTopIndex(text.getLineCount() - 1);
        }
    }
}
