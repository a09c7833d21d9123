package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.data.Cohort;
import org.apical.data.StoredClip;
import org.apical.ui.Choice;
import org.apical.ui.Choices;
import org.apical.ui.CommandJob;
import org.apical.ui.FrameCanvas;
import org.apical.ui.FrameView;
import org.apical.ui.Workspace;
import org.apical.ui.cine.CinePlayer;
import org.apical.ui.study.internal.ClipsView;
import org.apical.ui.study.internal.MeasurementsView;
import org.apical.ui.study.internal.PlayerView;
import org.apical.ui.study.internal.StudyPerspective;
import org.apical.ui.study.internal.TagsView;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.Test;

/** Looks at the clips of a synthetic patient as a reader would: plays, steps, measures, compares and reads tags. */
class StudyPerspectiveTest {

    private static final int COLUMNS = 240;

    /** Frames are woken up by a timer of milliseconds, and other processes may hold it up. */
    private static final double LATE_MS = 90;

    private record Shown(double wallMs, int frame) {
    }

    @Test
    void playsMeasuresAndShowsTags() throws Throwable {
        OpenWorkbench.with(workbench -> {
            Path cohort = cohort();
            StoredClip first;
            List<StoredClip> clips;
            try (Cohort opened = Cohort.open(cohort)) {
                clips = opened.clips();
                first = clips.stream().filter(clip -> clip.view().equals("A4C")).findFirst().orElseThrow();
            }
            workbench.perspective(StudyPerspective.ID);
            PlayerView view = (PlayerView) workbench.view(PlayerView.ID);
            workbench.ui(() -> {
                Choices.get().choose(now -> Choice.NOTHING.withCohort(cohort).withPatient(first.patient())
                        .withClip(first.clip()));
                return null;
            });
            CinePlayer player = workbench.ui(view::player);
            workbench.waitUntil("the clip", () -> player.panes().size() == 1);
            assertEquals(first.clip(), workbench.ui(() -> player.panes().get(0).clip().clip().clip()));
            playsAtTrueTimes(workbench, player, first.frameTimesMs());
            stepsByKeys(workbench, player);
            showsTheHeartsCycle(workbench, player);
            measures(workbench, view, player);
            readsTags(workbench);
            workbench.ui(() -> {
                player.seekFrame(3);
                return null;
            });
            assertEquals(3, workbench.ui(() -> Choices.get().current().frame()));
            assertTrue(workbench.picture("study") > 100);
            List<StoredClip> others = clips.stream().filter(clip -> clip.patient().equals(first.patient())
                    && !clip.clip().equals(first.clip())).limit(2).toList();
            showsSideBySide(workbench, player, others);
        });
    }

    /** Draws patients with all views, imports them, and says where their files are. */
    private static Path cohort() throws Exception {
        Workspace workspace = Workspace.get();
        Path phantom = workspace.folder().resolve("study-phantom");
        Path cohort = workspace.cohorts().resolve("study");
        run(new CommandJob("Draw", "phantom", Map.of("patients", 1, "views", true, "columns", COLUMNS, "seconds", 1.2,
                "frameRate", 26.0, "out", phantom.toString()), workspace.folder(), answer -> { }));
        run(new CommandJob("Import", "import", Map.of("sources", List.of(phantom.resolve("dicom").toString()), "out",
                cohort.toString(), "size", 112), workspace.folder(), answer -> { }));
        // As the import wizard does.
        InstanceScope.INSTANCE.getNode("org.apical.ui.study").put("source:" + cohort.toAbsolutePath().normalize(),
                phantom.resolve("dicom").toString());
        return cohort;
    }

    private static void run(CommandJob job) throws Exception {
        job.schedule();
        job.join();
        assertTrue(job.getResult().isOK(), job.getResult().getMessage());
    }

    private static void playsAtTrueTimes(OpenWorkbench workbench, CinePlayer player, double[] times)
            throws Exception {
        List<Shown> shown = new ArrayList<>();
        long begin = workbench.ui(() -> {
            player.addTimeListener(timeMs -> shown.add(new Shown(System.nanoTime() / 1e6, player.frame(0))));
            player.seekFrame(0);
            shown.clear();
            player.play();
            return System.nanoTime();
        });
        double span = workbench.ui(() -> player.clock().spanMs());
        Thread.sleep((long) span + 400);
        workbench.ui(() -> {
            player.pause();
            return null;
        });
        int checked = 0;
        for (Shown one : shown.subList(0, shown.size() - 1)) {
            double elapsed = (one.wallMs() - begin / 1e6) % span;
            double due = times[one.frame()];
            double late = elapsed - due;
            // The first frame of the next round may come as early as any other.
            late = late > span - 15 ? late - span : late;
            boolean wrapped = late < -span / 2;
            assertTrue((wrapped ? late + span : late) > -15, "Frame " + one.frame() + " came " + -late + " ms early.");
            double next = one.frame() + 1 < times.length ? times[one.frame() + 1] : span;
            assertTrue(late < next - due + LATE_MS, "Frame " + one.frame() + " was still shown " + late
                    + " ms after it was due.");
            checked++;
        }
        assertTrue(checked >= times.length / 2, "Only " + checked + " frames were seen.");
    }

    private static void stepsByKeys(OpenWorkbench workbench, CinePlayer player) throws Exception {
        workbench.ui(() -> {
            player.seekFrame(0);
            FrameCanvas canvas = player.canvases().get(0);
            key(canvas, SWT.ARROW_RIGHT);
            key(canvas, SWT.ARROW_RIGHT);
            key(canvas, SWT.ARROW_LEFT);
            assertEquals(1, player.frame(0));
            key(canvas, ' ');
            assertTrue(player.clock().isPlaying());
            key(canvas, ' ');
            assertTrue(!player.clock().isPlaying());
            key(canvas, SWT.END);
            assertEquals(player.panes().get(0).clip().frames().size() - 1, player.frame(0));
            key(canvas, '[');
            assertEquals(0.5, player.clock().speed());
            key(canvas, ']');
            return null;
        });
    }

    private static void key(Control control, int code) {
        Event event = new Event();
        event.keyCode = code;
        event.character = code < 128 ? (char) code : 0;
        control.notifyListeners(SWT.KeyDown, event);
    }

    private static void showsTheHeartsCycle(OpenWorkbench workbench, CinePlayer player) throws Exception {
        List<String> marks = workbench.ui(() -> player.panes().get(0).clip().marks().stream()
                .map(mark -> mark.phase().letters()).toList());
        assertTrue(marks.contains("ED") && marks.contains("ES"), marks.toString());
        assertEquals(1, workbench.ui(() -> player.timeLine().traces().size()));
    }

    private static void measures(OpenWorkbench workbench, PlayerView view, CinePlayer player) throws Exception {
        workbench.ui(() -> {
            action(view, "Measure a distance").setChecked(true);
            player.seekFrame(3);
            FrameCanvas canvas = player.canvases().get(0);
            mouse(canvas, SWT.MouseDown, 40.5, 30.5, 1);
            mouse(canvas, SWT.MouseMove, 60.5, 30.5, 0);
            mouse(canvas, SWT.MouseUp, 80.5, 30.5, 1);
            action(view, "Measure a distance").setChecked(false);
            return null;
        });
        Table table = table(workbench, MeasurementsView.ID, "What");
        workbench.waitUntil("the measurement", () -> table.getItemCount() == 1);
        String value = workbench.ui(() -> table.getItem(0).getText(1));
        assertTrue(value.endsWith(" cm"), value);
        double cm = Double.parseDouble(value.replace(" cm", ""));
        assertTrue(cm > 1 && cm < 12, value);
        String kept = Files.readString(Workspace.get().reports().resolve("measurements.csv"));
        assertTrue(kept.contains("Distance"), kept);
        measuresAnAreaAndSetsTheScale(workbench, view, player, table);
    }

    /** An area is drawn around a square of 40 pixels; the line of 20 pixels is told to be 5 cm long. */
    private static void measuresAnAreaAndSetsTheScale(OpenWorkbench workbench, PlayerView view, CinePlayer player,
            Table table) throws Exception {
        workbench.ui(() -> {
            action(view, "Measure an area").setChecked(true);
            FrameCanvas canvas = player.canvases().get(0);
            mouse(canvas, SWT.MouseDown, 40.5, 40.5, 1);
            for (double[] corner : new double[][] {{80.5, 40.5}, {80.5, 80.5}, {40.5, 80.5}}) {
                mouse(canvas, SWT.MouseMove, corner[0], corner[1], 0);
            }
            mouse(canvas, SWT.MouseUp, 40.5, 80.5, 1);
            action(view, "Measure an area").setChecked(false);
            return null;
        });
        workbench.waitUntil("the area", () -> table.getItemCount() == 2);
        workbench.ui(() -> {
            table.setSelection(0);
            Event event = new Event();
            event.item = table.getItem(0);
            table.notifyListeners(SWT.Selection, event);
            return null;
        });
        IViewPart measurements = workbench.view(MeasurementsView.ID);
        IAction scale = workbench.ui(() -> action(measurements, "Set the scale"));
        workbench.later(scale::run);
        workbench.waitUntil("the question", () -> WidgetSearch.dialog("Set the scale") != null);
        workbench.ui(() -> {
            Text length = WidgetSearch.all(Text.class, WidgetSearch.dialog("Set the scale")).get(0);
            length.setText("long");
            assertTrue(!WidgetSearch.dialog("Set the scale").getDefaultButton().isEnabled());
            length.setText("5");
            return null;
        });
        workbench.press("Set the scale", "OK");
        workbench.waitUntil("the scale", () -> near(table.getItem(0).getText(1), " cm", 5, 0.01));
        // A canvas has whole points only, so that corners lie a little off.
        assertTrue(workbench.ui(() -> near(table.getItem(1).getText(1), " cm\u00b2", 100, 4)),
                workbench.ui(() -> table.getItem(1).getText(1)));
        workbench.picture("study-measured");
    }

    private static boolean near(String text, String unit, double value, double by) {
        return text.endsWith(unit) && Math.abs(Double.parseDouble(text.replace(unit, "")) - value) <= by;
    }

    private static IAction action(IViewPart view, String tip) {
        for (IContributionItem item : view.getViewSite().getActionBars().getToolBarManager().getItems()) {
            if (item instanceof ActionContributionItem one && one.getAction().getToolTipText().startsWith(tip)) {
                return one.getAction();
            }
        }
        throw new AssertionError("There is no action " + tip);
    }

    static void mouse(FrameCanvas canvas, int type, double frameX, double frameY, int button) {
        FrameView view = canvas.view();
        Event event = new Event();
        event.x = (int) Math.round(view.toCanvasX(frameX));
        event.y = (int) Math.round(view.toCanvasY(frameY));
        event.button = button;
        event.stateMask = type == SWT.MouseMove ? SWT.BUTTON1 : 0;
        canvas.notifyListeners(type, event);
    }

    private static void readsTags(OpenWorkbench workbench) throws Exception {
        Table table = table(workbench, TagsView.ID, "Tag");
        workbench.waitUntil("the tags", () -> table.getItemCount() > 20);
        int all = workbench.ui(table::getItemCount);
        workbench.ui(() -> {
            find(table.getParent(), Text.class).setText("patient");
            return null;
        });
        int some = workbench.ui(table::getItemCount);
        assertTrue(some > 0 && some < all, some + " of " + all + " tags are left by the filter.");
    }

    /** Finds the table of a view by its first column. */
    private static Table table(OpenWorkbench workbench, String id, String column) throws Exception {
        IViewPart view = workbench.view(id);
        return workbench.ui(() -> tables(view.getSite().getShell(), column).get(0));
    }

    private static List<Table> tables(Composite parent, String column) {
        List<Table> found = new ArrayList<>();
        for (Control child : parent.getChildren()) {
            if (child instanceof Table table && table.getColumnCount() > 0
                    && table.getColumn(0).getText().equals(column)) {
                found.add(table);
            } else if (child instanceof Composite composite) {
                found.addAll(tables(composite, column));
            }
        }
        return found;
    }

    static <C extends Control> C find(Composite parent, Class<C> type) {
        for (Control child : parent.getChildren()) {
            if (type.isInstance(child)) {
                return type.cast(child);
            }
            if (child instanceof Composite composite) {
                C found = find(composite, type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static void showsSideBySide(OpenWorkbench workbench, CinePlayer player, List<StoredClip> others)
            throws Exception {
        Table table = table(workbench, ClipsView.ID, "View");
        workbench.waitUntil("the clips", () -> table.getItemCount() > others.size());
        workbench.ui(() -> {
            for (StoredClip other : others) {
                for (int i = 0; i < table.getItemCount(); i++) {
                    if (((StoredClip) table.getItem(i).getData()).clip().equals(other.clip())) {
                        table.getItem(i).setChecked(true);
                        Event event = new Event();
                        event.detail = SWT.CHECK;
                        event.item = table.getItem(i);
                        table.notifyListeners(SWT.Selection, event);
                    }
                }
            }
            return null;
        });
        workbench.waitUntil("clips side by side", () -> player.panes().size() == 1 + others.size());
        workbench.ui(() -> {
            player.seek(500);
            return null;
        });
        for (int i = 0; i <= others.size(); i++) {
            int pane = i;
            double[] times = workbench.ui(() -> player.panes().get(pane).clip().timesMs());
            int frame = workbench.ui(() -> player.frame(pane));
            assertTrue(times[frame] <= 500.001 && (frame + 1 == times.length || times[frame + 1] > 500.001));
        }
        assertTrue(workbench.picture("study-side-by-side") > 100);
        assertEquals(Optional.of(player.panes().get(0).clip().clip().clip()),
                workbench.ui(() -> Choices.get().current().clip()));
    }
}
