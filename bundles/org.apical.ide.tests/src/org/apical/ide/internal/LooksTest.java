package org.apical.ide.internal;

import static org.apical.ide.internal.WidgetSearch.visible;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apical.experiment.run.RunFolder;
import org.apical.ide.experiment.Examples;
import org.apical.ui.ChartCanvas;
import org.apical.ui.Choice;
import org.apical.ui.Choices;
import org.apical.ui.FrameCanvas;
import org.apical.ui.Opening;
import org.apical.ui.QueuedRun;
import org.apical.ui.QueuedRun.State;
import org.apical.ui.RunQueue;
import org.apical.ui.Workspace;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.editor.FormEditor;
import org.junit.jupiter.api.Test;

/** Looks at every perspective with something in it: all words are seen whole, and can be read in the dark theme. */
class LooksTest {

    private static final String UI = "org.apical.ui.";
    /** Large texts need this contrast by WCAG 2.1, section 1.4.3; most of ours have far more. */
    private static final double LEAST_CONTRAST = 3;
    /** A square of this many pixels that is all bright is no letter. */
    private static final int BOX = 14;
    /** The least that a box needs beside its words. */
    private static final int ARROW = 36;
    private static final Point SMALL = new Point(1280, 800);
    private static final Point USUAL = new Point(1440, 900);

    /** The perspectives with the views that are in front for a picture. */
    private static Map<String, List<String>> scenes() {
        Map<String, List<String>> scenes = new LinkedHashMap<>();
        scenes.put("start", List.of(StartPerspective.ID, StartView.ID));
        scenes.put("study", List.of(UI + "study.perspective", UI + "study.view.player"));
        scenes.put("training", List.of(UI + "training.perspective", UI + "training.view.device",
                UI + "training.view.curves", UI + "training.view.predictions", UI + "training.view.queue"));
        scenes.put("training-log", List.of(UI + "training.perspective", UI + "training.view.batch",
                UI + "training.view.log"));
        scenes.put("results", List.of(UI + "results.perspective", UI + "results.view.runs",
                UI + "results.view.review", UI + "results.view.plots"));
        scenes.put("saliency", List.of(UI + "saliency.perspective", UI + "saliency.view.maps",
                UI + "saliency.view.method"));
        scenes.put("saliency-brush", List.of(UI + "saliency.perspective", UI + "saliency.view.brush",
                UI + "saliency.view.trust"));
        return scenes;
    }

    @Test
    void showsAllWordsInASmallWindowAndInTheDarkTheme() throws Throwable {
        OpenWorkbench.with(workbench -> {
            try {
                fill(workbench);
                List<String> faults = new ArrayList<>();
                look(workbench, false, SMALL, faults);
                look(workbench, true, USUAL, faults);
                assertEquals("", String.join("\n", faults));
            } finally {
                workbench.ui(() -> {
                    Themes.choose(false);
                    OpenWorkbench.page().closeAllEditors(false);
                    RunQueue.get().entries().forEach(RunQueue.get()::remove);
                    return null;
                });
            }
        });
    }

    private static void look(OpenWorkbench workbench, boolean dark, Point size, List<String> faults)
            throws Exception {
        workbench.ui(() -> {
            Themes.choose(dark);
            shell().setBounds(0, 0, size.x, size.y);
            return null;
        });
        String suffix = dark ? "-dark" : "";
        for (Map.Entry<String, List<String>> scene : scenes().entrySet()) {
            workbench.perspective(scene.getValue().get(0));
            for (String view : scene.getValue().subList(1, scene.getValue().size())) {
                workbench.view(view);
            }
            faults.addAll(photograph(workbench, scene.getKey() + suffix, dark));
        }
        faults.addAll(editor(workbench, suffix, dark));
    }

    private static void fill(OpenWorkbench workbench) throws Exception {
        QueuedRun run = RunQueue.get().submit(SmallExperiment.write(Workspace.get().experiments(), "looks", 5),
                RunQueue.Kind.RUN);
        SmallExperiment.until("the end of the run", () -> run.state() == State.DONE);
        Path folder = run.folder().orElseThrow();
        Path cohort = new RunFolder(folder).cohort();
        workbench.ui(() -> {
            Choices.get().choose(now -> Choice.NOTHING.withCohort(cohort).withRun(folder));
            return null;
        });
        workbench.perspective(UI + "results.perspective");
        workbench.waitUntil("its patients", () -> visible(Table.class).stream().anyMatch(table ->
                table.getColumnCount() > 3 && table.getItemCount() > 3));
        String patient = workbench.ui(() -> visible(Table.class).stream().filter(table -> table.getItemCount() > 3)
                .findFirst().orElseThrow().getItem(0).getText(0));
        workbench.ui(() -> {
            Choices.get().choose(now -> now.withPatient(patient));
            return null;
        });
    }

    private static List<String> editor(OpenWorkbench workbench, String suffix, boolean dark) throws Exception {
        Path file = Workspace.get().experiments().resolve("shown" + Opening.EXPERIMENT_ENDING);
        Files.writeString(file, Examples.text("ef-grid"));
        FormEditor editor = workbench.ui(() -> {
            Opening.file(file);
            return (FormEditor) OpenWorkbench.page().getActiveEditor();
        });
        List<String> faults = new ArrayList<>();
        for (String page : dark ? List.of("overview", "model", "source") : List.of("data", "search")) {
            workbench.ui(() -> editor.setActivePage("org.apical.ui.experiment.page." + page));
            faults.addAll(photograph(workbench, "editor-" + page + suffix, dark));
        }
        return faults;
    }

    private static List<String> photograph(OpenWorkbench workbench, String name, boolean dark) throws Exception {
        workbench.waitUntil("the charts of " + name, () -> visible(ChartCanvas.class).stream()
                .allMatch(chart -> chart.getSize().x < 8 || !chart.hasChart() || chart.isDrawn()));
        workbench.picture(name);
        return workbench.ui(() -> {
            List<String> faults = new ArrayList<>();
            for (Control control : visible(Control.class)) {
                String clipped = clipped(control);
                if (!clipped.isEmpty()) {
                    faults.add(name + ": clipped: " + clipped);
                }
                if (contrast(control) < LEAST_CONTRAST && !text(control).isEmpty() && control.isEnabled()) {
                    faults.add(name + ": hard to read: " + text(control));
                }
            }
            int boxes = dark ? brightBoxes(workbench.pixels()) : 0;
            if (boxes > 0) {
                faults.add(name + ": bright boxes: " + boxes);
            }
            return faults;
        });
    }

    /** Returns words that a widget has no room for. */
    private static String clipped(Control control) {
        if (control instanceof Combo combo) {
            return clipped(combo);
        }
        boolean worded = control instanceof Label || control instanceof Button || control instanceof Link;
        if (!worded || text(control).isEmpty() || control.getSize().x == 0) {
            return "";
        }
        boolean wraps = (control.getStyle() & SWT.WRAP) != 0 || control instanceof Link;
        Point needs = control.computeSize(wraps ? control.getSize().x : SWT.DEFAULT, SWT.DEFAULT);
        Point has = control.getSize();
        return needs.x > has.x + 1 || needs.y > has.y + 1
                ? "'" + text(control) + "' needs " + needs + ", has " + has : "";
    }

    private static String clipped(Combo combo) {
        GC gc = new GC(combo);
        try {
            int needs = gc.textExtent(combo.getText()).x + ARROW;
            return needs > combo.getSize().x ? "'" + combo.getText() + "' needs " + needs + ", has "
                    + combo.getSize().x : "";
        } finally {
            gc.dispose();
        }
    }

    private static String text(Control control) {
        return control instanceof Label label ? label.getText() : control instanceof Button button ? button.getText()
                : control instanceof Link link ? link.getText() : control instanceof Text text ? text.getText()
                : control instanceof Table || control instanceof Tree ? control.getClass().getSimpleName() : "";
    }

    private static double contrast(Control control) {
        double ink = luminance(control.getForeground().getRGB());
        double ground = luminance(control.getBackground().getRGB());
        return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
    }

    /** Returns the relative luminance of WCAG 2.1. */
    private static double luminance(RGB rgb) {
        return 0.2126 * linear(rgb.red) + 0.7152 * linear(rgb.green) + 0.0722 * linear(rgb.blue);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** Counts the squares of a picture that are bright all over. */
    private static int brightBoxes(ImageData picture) {
        List<Rectangle> frames = frames();
        int boxes = 0;
        for (int y = 0; y + BOX <= picture.height; y += BOX) {
            for (int x = 0; x + BOX <= picture.width; x += BOX) {
                Rectangle box = new Rectangle(x, y, BOX, BOX);
                boxes += bright(picture, x, y) && frames.stream().noneMatch(box::intersects) ? 1 : 0;
            }
        }
        return boxes;
    }

    /** Returns the places of frames, which are as bright as they are. */
    private static List<Rectangle> frames() {
        return visible(FrameCanvas.class).stream().map(frame -> shell().getDisplay().map(frame.getParent(), shell(),
                frame.getBounds())).toList();
    }

    private static boolean bright(ImageData picture, int left, int top) {
        for (int y = top; y < top + BOX; y++) {
            for (int x = left; x < left + BOX; x++) {
                if (luminance(picture.palette.getRGB(picture.getPixel(x, y))) < 0.5) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Shell shell() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
    }
}
