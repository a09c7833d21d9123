package org.apical.ui.experiment.internal;

import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.jface.text.AbstractInformationControl;
import org.eclipse.jface.text.IInformationControlExtension2;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

/** A small framed window over the text. Its first line is the title; long lines are wrapped, so that nothing is cut. */
final class HelpWindow extends AbstractInformationControl implements IInformationControlExtension2 {

    private static final int MOST_LETTERS = 72;
    private static final int MOST_LINES = 24;

    private StyledText text;

    HelpWindow(Shell parent) {
        super(parent, false);
        create();
    }

    @Override
    protected void createContent(Composite parent) {
        // Not every desktop frames such windows, and on the editor's ground they would not be seen.
        FillLayout frame = new FillLayout();
        frame.marginWidth = 1;
        frame.marginHeight = 1;
        parent.setLayout(frame);
        text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP);
        text.setMargins(8, 6, 8, 6);
        text.setCaret(null);
        setForegroundColor(JFaceColors.getInformationViewerForegroundColor(parent.getDisplay()));
        setBackgroundColor(JFaceColors.getInformationViewerBackgroundColor(parent.getDisplay()));
        parent.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_WIDGET_NORMAL_SHADOW));
    }

    @Override
    public void setForegroundColor(Color color) {
        text.setForeground(color);
    }

    @Override
    public void setBackgroundColor(Color color) {
        text.setBackground(color);
    }

    @Override
    public void setInput(Object input) {
        String words = input == null ? "" : input.toString();
        text.setText(words);
        int title = words.indexOf('\n');
        if (title > 0) {
            text.setStyleRange(new StyleRange(0, title, null, null, SWT.BOLD));
        }
    }

    @Override
    public boolean hasContents() {
        return text.getCharCount() > 0;
    }

    @Override
    public Point computeSizeHint() {
        GC gc = new GC(text);
        int widest = (int) (MOST_LETTERS * gc.getFontMetrics().getAverageCharacterWidth());
        gc.dispose();
        int width = Math.min(widest, getShell().computeSize(SWT.DEFAULT, SWT.DEFAULT, true).x);
        Point size = getShell().computeSize(width, SWT.DEFAULT, true);
        return new Point(size.x, Math.min(size.y, MOST_LINES * text.getLineHeight()));
    }
}
