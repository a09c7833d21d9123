package org.apical.ui;

import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** What can be done with a chart. */
final class ChartMenu {

    private final ChartCanvas canvas;

    ChartMenu(ChartCanvas canvas) {
        this.canvas = canvas;
        Menu menu = new Menu(canvas);
        MenuItem all = item(menu, "Show &all\t0", canvas::showAll);
        all.setToolTipText("Show the whole chart again, as a double click does.");
        new MenuItem(menu, SWT.SEPARATOR);
        for (String ending : ChartFiles.ENDINGS) {
            String format = ending.toUpperCase(Locale.ROOT);
            item(menu, (ending.equals("csv") ? "Export &numbers as " : "Export as ") + format + "...",
                    () -> export(ending));
        }
        menu.addListener(SWT.Show, event -> {
            for (MenuItem one : menu.getItems()) {
                one.setEnabled(canvas.hasChart());
            }
        });
        canvas.setMenu(menu);
    }

    private static MenuItem item(Menu menu, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, event -> action.run());
        return item;
    }

    private void export(String ending) {
        FileDialog dialog = new FileDialog(canvas.getShell(), SWT.SAVE);
        dialog.setText("Export the chart");
        dialog.setFilterExtensions(new String[] {"*." + ending});
        dialog.setFileName("chart." + ending);
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) {
            canvas.export(Path.of(chosen.endsWith("." + ending) ? chosen : chosen + "." + ending));
        }
    }
}
