package org.apical.ui.experiment.internal;

import java.util.List;
import java.util.function.Function;

import org.apical.ui.Palette;
import org.apical.ui.experiment.internal.schema.LineDiff;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** Two texts side by side that scroll together; lines that differ have a ground of their own and a sign before them. */
final class DiffText {

    private final SashForm sash;
    private final StyledText left;
    private final StyledText right;
    private boolean scrolling;

    DiffText(Composite parent) {
        sash = new SashForm(parent, SWT.HORIZONTAL);
        left = side();
        right = side();
        follow(left, right);
        follow(right, left);
    }

    private StyledText side() {
        StyledText text = new StyledText(sash, SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL | SWT.BORDER);
        text.setFont(JFaceResources.getTextFont());
        text.setMargins(4, 2, 4, 2);
        text.setAlwaysShowScrollBars(true);
        return text;
    }

    private void follow(StyledText moved, StyledText other) {
        moved.getVerticalBar().addListener(SWT.Selection, event -> scroll(moved, other));
        moved.addCaretListener(event -> moved.getDisplay().asyncExec(() -> scroll(moved, other)));
        moved.addListener(SWT.MouseWheel, event -> moved.getDisplay().asyncExec(() -> scroll(moved, other)));
    }

    private void scroll(StyledText moved, StyledText other) {
        if (!scrolling && !moved.isDisposed() && !other.isDisposed()) {
            scrolling = true;
            other.setTopPixel(moved.getTopPixel());
            scrolling = false;
        }
    }

    Control control() {
        return sash;
    }

    void show(List<LineDiff> lines) {
        fill(left, lines, LineDiff::left, "- ");
        fill(right, lines, LineDiff::right, "+ ");
    }

    private static void fill(StyledText text, List<LineDiff> lines, Function<LineDiff, String> side, String sign) {
        StringBuilder all = new StringBuilder();
        for (LineDiff line : lines) {
            String own = side.apply(line);
            all.append(all.isEmpty() ? "" : "\n").append(line.same() ? "  " : own == null ? "" : sign)
                    .append(own == null ? "" : own);
        }
        text.setText(all.toString());
        RGB ground = text.getBackground().getRGB();
        RGB sky = Palette.series(5);
        RGB mixed = new RGB((3 * ground.red + sky.red) / 4, (3 * ground.green + sky.green) / 4,
                (3 * ground.blue + sky.blue) / 4);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).same()) {
                text.setLineBackground(i, 1, Palette.color(mixed));
            }
        }
    }
}
