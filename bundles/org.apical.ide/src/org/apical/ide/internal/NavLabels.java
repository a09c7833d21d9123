package org.apical.ide.internal;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apical.ui.Icons;
import org.eclipse.jface.viewers.StyledCellLabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;

/** What the nodes of the project tree look like; clips are shown by a small frame as soon as it is read. */
final class NavLabels extends StyledCellLabelProvider {

    private static final int KEPT = 400;
    private static final PaletteData GREY = greys();

    private final TreeViewer viewer;
    private final NavContents contents;
    private final CohortShelf shelf;
    /** As high as a line, which all have the same height. */
    private final int size;
    private final Map<NavNode, Image> pictures = new LinkedHashMap<>(16, 0.75f, true);

    NavLabels(TreeViewer viewer, NavContents contents, CohortShelf shelf) {
        this.viewer = viewer;
        this.contents = contents;
        this.shelf = shelf;
        this.size = Math.max(16, viewer.getTree().getItemHeight() - 2);
    }

    @Override
    public void update(ViewerCell cell) {
        NavNode node = (NavNode) cell.getElement();
        StyledString text = new StyledString(node.text());
        if (!node.note().isEmpty()) {
            text.append("  " + node.note(), StyledString.QUALIFIER_STYLER);
        }
        cell.setText(text.getString());
        cell.setStyleRanges(text.getStyleRanges());
        Image picture = node instanceof NavCohort.Clip clip ? picture(clip) : null;
        cell.setImage(picture == null ? Icons.image(node.icon()) : picture);
        super.update(cell);
    }

    @Override
    public String getToolTipText(Object element) {
        Path path = ((NavNode) element).path();
        return path == null ? null : element instanceof NavCohort.Clip clip ? clip.id() : path.toString();
    }

    /** Below the pointer: beside it the words would lie over the name that is about to be clicked. */
    @Override
    public Point getToolTipShift(Object element) {
        return new Point(12, 20);
    }

    private Image picture(NavCohort.Clip clip) {
        Image picture = pictures.get(clip);
        if (picture == null && !pictures.containsKey(clip)) {
            pictures.put(clip, null);
            contents.readLater(() -> read(clip));
        }
        return picture;
    }

    private void read(NavCohort.Clip clip) {
        byte[] frame = shelf.frame(clip.path(), clip.frame());
        int columns = shelf.columns(clip.path());
        Display display = viewer.getTree().isDisposed() ? null : viewer.getTree().getDisplay();
        if (frame == null || columns == 0 || display == null) {
            return;
        }
        int rows = frame.length / columns;
        ImageData small = new ImageData(columns, rows, 8, GREY, 1, frame).scaledTo(size, size);
        display.asyncExec(() -> {
            if (!viewer.getTree().isDisposed()) {
                Image before = pictures.put(clip, new Image(display, small));
                if (before != null) {
                    before.dispose();
                }
                viewer.update(clip, null);
                forgetOldest();
            }
        });
    }

    private void forgetOldest() {
        Iterator<Map.Entry<NavNode, Image>> oldest = pictures.entrySet().iterator();
        while (pictures.size() > KEPT && oldest.hasNext()) {
            Map.Entry<NavNode, Image> one = oldest.next();
            if (one.getValue() != null) {
                viewer.update(one.getKey(), null);
                one.getValue().dispose();
            }
            oldest.remove();
        }
    }

    private static PaletteData greys() {
        RGB[] greys = new RGB[256];
        for (int value = 0; value < greys.length; value++) {
            greys[value] = new RGB(value, value, value);
        }
        return new PaletteData(greys);
    }

    @Override
    public void dispose() {
        pictures.values().stream().filter(picture -> picture != null).forEach(Image::dispose);
        pictures.clear();
        super.dispose();
    }
}
