package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apical.api.settings.Setting;
import org.apical.api.settings.SettingsType;
import org.apical.ui.ChartCanvas;
import org.apical.ui.FrameCanvas;
import org.apical.ui.FrameView;
import org.apical.ui.Icons;
import org.apical.ui.Palette;
import org.apical.ui.SettingsForm;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

/** The widgets that all parts of the workbench share. */
class WidgetsTest {

    /** How clips are turned around. */
    enum Turn {
        LEFT, RIGHT_HAND
    }

    /** Settings as a plug-in declares them. */
    record Settings(
            @Setting(label = "Degrees", help = "The largest angle.", unit = "degrees", min = 0, max = 180,
                    defaultValue = "20") double degrees,
            @Setting(label = "Turn", help = "The direction.", defaultValue = "rightHand") Turn turn,
            @Setting(label = "Mirror", help = "Whether frames are mirrored.", defaultValue = "false") boolean mirror,
            @Setting(label = "Views", help = "The views that are turned.") List<String> views) {
    }

    @Test
    void formsAreMadeFromSettingsAndCheckThem() throws Throwable {
        OpenWorkbench.with(workbench -> {
            List<String> told = new ArrayList<>();
            SettingsForm form = workbench.ui(() -> new SettingsForm(shell("Form", 520, 260),
                    SettingsType.of(Settings.class)));
            workbench.ui(() -> {
                form.getShell().open();
                form.addChangeListener(() -> told.add("changed"));
                assertEquals(Map.of(), form.values());
                assertEquals(List.of("views"), form.faults().stream().map(fault -> fault.key()).toList());
                form.setValues(Map.of("degrees", 30, "turn", "left", "views", List.of("A4C", "A2C")));
                assertEquals(List.of(), told);
                assertEquals(new Settings(30, Turn.LEFT, false, List.of("A4C", "A2C")), form.settings());
                Text degrees = (Text) field(form, "degrees");
                degrees.setText("200");
                assertEquals(List.of("changed"), told);
                assertTrue(form.faults().get(0).remedy().contains("180"), form.faults().toString());
                assertTrue(degrees.getToolTipText().contains("180"), degrees.getToolTipText());
                return null;
            });
            workbench.picture("settings-form");
            workbench.ui(() -> {
                form.getShell().dispose();
                return null;
            });
        });
    }

    @Test
    void chartsAreDrawnMarkedClickedAndExported(@TempDir Path charts) throws Throwable {
        OpenWorkbench.with(workbench -> {
            XYSeries series = new XYSeries("Patients");
            for (int i = 0; i <= 10; i++) {
                series.add(i, i * i);
            }
            XYSeriesCollection data = new XYSeriesCollection(series);
            List<Integer> clicked = new ArrayList<>();
            ChartCanvas canvas = workbench.ui(() -> {
                ChartCanvas made = new ChartCanvas(shell("Chart", 640, 420), SWT.NONE);
                JFreeChart chart = ChartFactory.createScatterPlot(null, "Label", "Prediction", data);
                made.setChart(chart);
                made.setMark(data, 0, 5);
                made.addPointListener((set, one, item) -> clicked.add(item));
                made.getShell().open();
                return made;
            });
            Path file = charts.resolve("squares.csv");
            workbench.ui(() -> {
                canvas.export(file);
                canvas.export(file.resolveSibling("squares.png"));
                canvas.export(file.resolveSibling("squares.svg"));
                return null;
            });
            workbench.waitUntil("the files", () -> Files.exists(file.resolveSibling("squares.svg"))
                    && Files.readString(file.resolveSibling("squares.svg")).contains("</svg>"));
            BufferedImage picture = ImageIO.read(file.resolveSibling("squares.png").toFile());
            assertTrue(picture.getWidth() >= 480 && picture.getHeight() >= 320, picture.toString());
            assertEquals(0xFFFFFFFF, picture.getRGB(0, 0), "Files are written on white, whatever the theme.");
            assertTrue(Files.readString(file).contains("Patients,10.0,100.0"), Files.readString(file));
            workbench.picture("chart");
            // The last point lies at the upper right of the data area; clicks near it find it.
            workbench.waitUntil("a click on a point", () -> {
                for (int x = canvas.getSize().x - 4; x > canvas.getSize().x / 2 && clicked.isEmpty(); x -= 4) {
                    for (int y = 2; y < canvas.getSize().y / 3 && clicked.isEmpty(); y += 4) {
                        click(canvas, x, y);
                    }
                }
                return !clicked.isEmpty();
            });
            assertEquals(List.of(10), clicked);
            workbench.ui(() -> {
                canvas.getShell().dispose();
                return null;
            });
        });
    }

    @Test
    void framesAreShownZoomedAndOverlaid() throws Throwable {
        OpenWorkbench.with(workbench -> {
            int size = 112;
            byte[] grey = new byte[size * size];
            int[] overlay = new int[size * size];
            for (int i = 0; i < grey.length; i++) {
                int x = i % size;
                int y = i / size;
                grey[i] = (byte) (Math.abs(x - size / 2) < y / 2 ? 60 + (x * 7 + y * 13) % 120 : 0);
                overlay[i] = Math.hypot(x - 60, y - 70) < 15 ? 0x80E69F00 : 0;
            }
            List<Double> mice = new ArrayList<>();
            FrameCanvas canvas = workbench.ui(() -> {
                FrameCanvas made = new FrameCanvas(shell("Frame", 480, 480), SWT.NONE);
                made.setFrame(grey, size, size);
                made.setOverlay(overlay);
                made.setShades(0.1, 0.2);
                made.addPainter((gc, view) -> {
                    gc.setForeground(Palette.color(Palette.series(5)));
                    gc.drawOval((int) view.toCanvasX(30), (int) view.toCanvasY(40), (int) (40 * view.scale()),
                            (int) (40 * view.scale()));
                });
                made.addFrameMouseListener(mouse -> mice.add(mouse.x()));
                made.getShell().open();
                return made;
            });
            workbench.picture("frame");
            workbench.ui(() -> {
                FrameView fit = canvas.view();
                canvas.zoom(2);
                assertEquals(2 * fit.scale(), canvas.view().scale(), 1e-9);
                Event move = new Event();
                move.x = canvas.getClientArea().width / 2;
                move.y = 10;
                canvas.notifyListeners(SWT.MouseMove, move);
                assertEquals(size / 2.0, mice.get(0), 0.6);
                canvas.fit();
                assertEquals(fit, canvas.view());
                canvas.getShell().dispose();
                return null;
            });
        });
    }

    @Test
    void iconsAreAllThere() throws Throwable {
        OpenWorkbench.with(workbench -> {
            List<String> names = FrameworkUtil.getBundle(Icons.class).findEntries("icons", "*.svg", false) == null
                    ? List.of() : Collections.list(FrameworkUtil.getBundle(Icons.class)
                            .findEntries("icons", "*.svg", false)).stream()
                            .map(url -> Path.of(url.getPath()).getFileName().toString().replace(".svg", ""))
                            .sorted().toList();
            assertTrue(names.size() > 40, names.toString());
            Shell shell = workbench.ui(() -> {
                Shell made = shell("Icons", 760, 420);
                made.setLayout(new GridLayout(6, true));
                for (String name : names) {
                    Label picture = new Label(made, SWT.NONE);
                    picture.setImage(Icons.image(name));
                    assertFalse(Icons.image(name).isDisposed());
                    picture.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
                    new Label(made, SWT.NONE).setText(name);
                }
                made.open();
                return made;
            });
            workbench.picture("icons");
            workbench.ui(() -> {
                shell.dispose();
                return null;
            });
        });
    }

    private static Shell shell(String title, int width, int height) {
        Shell window = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
        Shell shell = new Shell(window, SWT.SHELL_TRIM);
        shell.setText(title);
        shell.setLayout(new FillLayout());
        shell.setSize(width, height);
        shell.setLocation(window.getLocation().x + 60, window.getLocation().y + 120);
        return shell;
    }

    private static void click(Control control, int x, int y) {
        Event event = new Event();
        event.x = x;
        event.y = y;
        event.button = 1;
        control.notifyListeners(SWT.MouseDown, event);
        control.notifyListeners(SWT.MouseUp, event);
    }

    private static Control field(Composite parent, String setting) {
        for (Control child : parent.getChildren()) {
            if (setting.equals(child.getData("setting"))) {
                return child;
            }
        }
        throw new AssertionError("There is no field for " + setting + ".");
    }
}
