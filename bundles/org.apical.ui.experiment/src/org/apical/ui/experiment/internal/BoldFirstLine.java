package org.apical.ui.experiment.internal;

import org.eclipse.jface.text.DefaultInformationControl.IInformationPresenter;
import org.eclipse.jface.text.DefaultInformationControl.IInformationPresenterExtension;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.Drawable;
import org.eclipse.swt.widgets.Display;

/** Writes the first line of a text bold, as its title. */
final class BoldFirstLine implements IInformationPresenter, IInformationPresenterExtension {

    @Override
    public String updatePresentation(Display display, String text, TextPresentation presentation, int maxWidth,
            int maxHeight) {
        return updatePresentation((Drawable) null, text, presentation, maxWidth, maxHeight);
    }

    @Override
    public String updatePresentation(Drawable drawable, String text, TextPresentation presentation, int maxWidth,
            int maxHeight) {
        int end = text.indexOf('\n') < 0 ? 0 : text.indexOf('\n');
        if (end > 0) {
            presentation.addStyleRange(new StyleRange(0, end, null, null, SWT.BOLD));
        }
        return text;
    }
}
