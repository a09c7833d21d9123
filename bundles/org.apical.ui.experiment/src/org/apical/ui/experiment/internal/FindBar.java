package org.apical.ui.experiment.internal;

import org.apical.ui.Icons;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.FindReplaceDocumentAdapter;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/** A line below the text in which words to find are typed: Enter goes on, Shift+Enter back, Escape closes. */
final class FindBar {

    private final Composite bar;
    private final SourceViewer viewer;
    private final Text words;
    private final Text replacement;
    private final Button matchCase;
    private final Label told;

    FindBar(Composite parent, SourceViewer viewer) {
        this.viewer = viewer;
        bar = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(8, false);
        layout.marginHeight = 3;
        bar.setLayout(layout);
        GridData hidden = new GridData(SWT.FILL, SWT.BOTTOM, true, false);
        hidden.exclude = true;
        bar.setLayoutData(hidden);
        bar.setVisible(false);
        new Label(bar, SWT.NONE).setText("Find");
        words = text("Words to find");
        new Label(bar, SWT.NONE).setText("Replace by");
        replacement = text("What replaces them");
        ToolBar steps = new ToolBar(bar, SWT.FLAT | SWT.RIGHT);
        item(steps, "previous", "", "Find the one before (Shift+Enter)", () -> find(false));
        item(steps, "next", "", "Find the next (Enter)", () -> find(true));
        item(steps, "edit", "Replace", "Replace what is marked and find the next", this::replace);
        item(steps, "", "Close", "Close (Escape)", this::close);
        matchCase = new Button(bar, SWT.CHECK);
        matchCase.setText("Aa");
        matchCase.setToolTipText("Tell capital and small letters apart");
        told = new Label(bar, SWT.NONE);
        told.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    }

    private Text text(String tip) {
        Text text = new Text(bar, SWT.BORDER | SWT.SINGLE);
        text.setToolTipText(tip);
        GridData data = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        data.widthHint = 180;
        text.setLayoutData(data);
        text.addListener(SWT.KeyDown, event -> {
            if (event.character == SWT.ESC) {
                close();
            } else if (event.character == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
                find((event.stateMask & SWT.SHIFT) == 0);
            }
        });
        return text;
    }

    private static void item(ToolBar bar, String icon, String text, String tip, Runnable work) {
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        if (text.isEmpty()) {
            item.setImage(Icons.image(icon));
        } else {
            item.setText(text);
        }
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, event -> work.run());
    }

    /** Opens the line with the marked words in it. */
    void open() {
        show(true);
        String marked = viewer.getTextWidget().getSelectionText();
        if (!marked.isEmpty() && !marked.contains("\n")) {
            words.setText(marked);
        }
        words.selectAll();
        words.setFocus();
    }

    private void close() {
        show(false);
        viewer.getTextWidget().setFocus();
    }

    private void show(boolean visible) {
        bar.setVisible(visible);
        ((GridData) bar.getLayoutData()).exclude = !visible;
        bar.getParent().layout();
    }

    private boolean find(boolean forward) {
        Point marked = viewer.getSelectedRange();
        FindReplaceDocumentAdapter adapter = new FindReplaceDocumentAdapter(viewer.getDocument());
        told.setText("");
        if (words.getText().isEmpty()) {
            return false;
        }
        try {
            IRegion found = adapter.find(forward ? marked.x + marked.y : marked.x - 1, words.getText(), forward,
                    matchCase.getSelection(), false, false);
            if (found == null) {
                found = adapter.find(forward ? 0 : viewer.getDocument().getLength() - 1, words.getText(), forward,
                        matchCase.getSelection(), false, false);
                told.setText(found == null ? "Not found." : "Begun again from the other end.");
            }
            if (found != null) {
                viewer.setSelectedRange(found.getOffset(), found.getLength());
                viewer.revealRange(found.getOffset(), found.getLength());
            }
            return found != null;
        } catch (BadLocationException e) {
            told.setText("Not found.");
            return false;
        }
    }

    private void replace() {
        Point marked = viewer.getSelectedRange();
        String selected = viewer.getTextWidget().getSelectionText();
        boolean same = matchCase.getSelection() ? selected.equals(words.getText())
                : selected.equalsIgnoreCase(words.getText());
        if (same && !selected.isEmpty()) {
            try {
                viewer.getDocument().replace(marked.x, marked.y, replacement.getText());
                viewer.setSelectedRange(marked.x + replacement.getText().length(), 0);
            } catch (BadLocationException e) {
                told.setText("The text has changed. Find it again.");
                return;
            }
        }
        find(true);
    }
}
