package org.apical.ui.study.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.data.StoredClip;
import org.apical.ui.Choice;
import org.apical.ui.Choices;
import org.apical.ui.FrameView;
import org.apical.ui.Icons;
import org.apical.ui.Palette;
import org.apical.ui.cine.CineClip;
import org.apical.ui.cine.CineLoader;
import org.apical.ui.cine.CinePane;
import org.apical.ui.cine.CinePlayer;
import org.apical.ui.cine.Latest;
import org.apical.ui.cine.MaskOutline;
import org.apical.ui.cine.Trace;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** Plays the chosen clip, and others in step beside it, with tracings, measurements and what a run predicts. */
public final class PlayerView extends ViewPart {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.study.view.player";

    private CinePlayer player;
    private MeasuringTool measuring;
    private Latest loading;
    private Latest predicting;
    private List<StudyClip> shown = List.of();
    private Choice choice = Choice.NOTHING;
    private Set<String> beside = Set.of();
    private boolean tracings = true;
    private boolean sector;
    private boolean curves;
    private boolean choosing;

    /**
     * What is to be read.
     *
     * @param cohort the cohort's folder
     * @param patient the patient; the first clip is taken when none is chosen
     * @param clips the clips, in the order in which they stand
     */
    private record Read(Path cohort, String patient, List<StudyClip> clips) {
    }

    @Override
    public void createPartControl(Composite parent) {
        player = new CinePlayer(parent);
        measuring = new MeasuringTool(player);
        loading = new Latest(player);
        predicting = new Latest(player);
        player.addTimeListener(timeMs -> tellFrame());
        tools(getViewSite().getActionBars().getToolBarManager());
        Measurements.get().listen(player, player::refresh);
        SideBySide.get().listen(player, this::load);
        Choices.get().listen(player, this::choose);
    }

    @Override
    public void setFocus() {
        player.setFocus();
    }

    /** Returns the player, for those who look at it from beside. */
    public CinePlayer player() {
        return player;
    }

    private void tools(IToolBarManager bar) {
        Action distance = toggle("Measure a distance: draw a line with the left button", "measure", false, null);
        Action area = toggle("Measure an area: draw around it with the left button", "edit", false, null);
        distance.setText("Distance");
        area.setText("Area");
        watch(distance, area, Measurement.Kind.DISTANCE);
        watch(area, distance, Measurement.Kind.AREA);
        bar.add(distance);
        bar.add(area);
        bar.add(new Separator());
        bar.add(toggle("Show tracings", "brush", tracings, on -> {
            tracings = on;
            player.refresh();
        }));
        bar.add(toggle("Show the edge of the scan sector", "study", sector, on -> {
            sector = on;
            player.refresh();
        }));
        bar.add(toggle("Show what the chosen run predicts of each frame", "curve", curves, on -> {
            curves = on;
            predict();
        }));
    }

    private void watch(Action one, Action other, Measurement.Kind kind) {
        one.addPropertyChangeListener(event -> {
            if (event.getProperty().equals(IAction.CHECKED)) {
                if (one.isChecked()) {
                    other.setChecked(false);
                    measuring.choose(Optional.of(kind));
                } else if (!other.isChecked()) {
                    measuring.choose(Optional.empty());
                }
            }
        });
    }

    private static Action toggle(String tip, String icon, boolean on, Consumer<Boolean> change) {
        ImageDescriptor image = Icons.descriptor(icon);
        Action action = new Action(tip, IAction.AS_CHECK_BOX) {

            @Override
            public void run() {
                if (change != null) {
                    change.accept(isChecked());
                }
            }
        };
        action.setImageDescriptor(image);
        action.setToolTipText(tip);
        action.setChecked(on);
        return action;
    }

    private void choose(Choice next) {
        boolean sameClip = next.cohort().equals(choice.cohort()) && next.patient().equals(choice.patient())
                && (next.clip().equals(choice.clip()) || next.clip().isPresent() && !shown.isEmpty()
                        && shown.get(0).clip().clip().clip().equals(next.clip().get()));
        boolean sameRun = next.run().equals(choice.run());
        boolean otherCohort = !next.cohort().equals(choice.cohort());
        choice = next;
        if (otherCohort) {
            SideBySide.get().clear();
        }
        if (!sameClip || shown.isEmpty()) {
            load();
        } else {
            if (!choosing && next.frame() >= 0 && next.frame() != player.frame(0)) {
                player.seekFrame(next.frame());
            }
            if (!sameRun) {
                predict();
            }
        }
    }

    private void tellFrame() {
        // While it plays, other views would hardly keep up; they follow when it stops.
        if (!player.clock().isPlaying() && !shown.isEmpty()) {
            StoredClip clip = shown.get(0).clip().clip();
            if (choice.clip().equals(Optional.of(clip.clip()))) {
                choosing = true;
                try {
                    Choices.get().choose(now -> now.withFrame(player.frame(0)));
                } finally {
                    choosing = false;
                }
            }
        }
    }

    private void load() {
        if (choice.cohort().isEmpty() || choice.patient().isEmpty() && choice.clip().isEmpty()) {
            loading.cancel();
            show(List.of());
            player.setMessage("Choose a patient in the navigator, or a point in a plot of results.");
            return;
        }
        Path cohort = choice.cohort().get();
        String patient = choice.patient().orElse("");
        Optional<String> clip = choice.clip();
        beside = new LinkedHashSet<>(SideBySide.get().clips());
        if (shown.isEmpty()) {
            player.setMessage("Reading …");
        }
        loading.start("Reading clips", progress -> read(cohort, patient, clip, beside, progress), this::took,
                problem -> {
                    show(List.of());
                    player.setMessage(problem.line());
                });
    }

    private static Read read(Path cohort, String patient, Optional<String> clip, Set<String> beside,
            Progress progress) throws ApicalException {
        List<StudyClip> clips = new ArrayList<>();
        String first = clip.orElseGet(() -> "");
        if (first.isEmpty()) {
            first = CineLoader.cohort(cohort).clips().stream().filter(one -> one.patient().equals(patient))
                    .map(StoredClip::clip).findFirst().orElse("");
        }
        if (!first.isEmpty()) {
            clips.add(StudyClip.read(cohort, first, progress));
        }
        for (String other : beside) {
            if (!other.equals(first)) {
                clips.add(StudyClip.read(cohort, other, progress));
            }
        }
        return new Read(cohort, patient, clips);
    }

    private void took(Read read) {
        show(read.clips());
        if (read.clips().isEmpty()) {
            player.setMessage("The cohort holds no clip of patient " + read.patient() + ".");
            return;
        }
        StoredClip first = read.clips().get(0).clip().clip();
        int frame = choice.frame();
        choosing = true;
        try {
            Choices.get().choose(now -> now.cohort().equals(Optional.of(read.cohort()))
                    ? now.withPatient(first.patient()).withClip(first.clip()) : now);
        } finally {
            choosing = false;
        }
        if (frame >= 0) {
            player.seekFrame(frame);
        }
        predict();
    }

    private void show(List<StudyClip> clips) {
        shown = List.copyOf(clips);
        List<CinePane> panes = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            int number = i;
            StudyClip one = shown.get(i);
            StoredClip clip = one.clip().clip();
            String title = clip.patient() + (clip.view().isEmpty() ? "" : "   " + clip.view());
            panes.add(CinePane.of(title, one.clip(), (gc, view, frame) -> paint(gc, view, number, one, frame)));
        }
        List<?> before = player.canvases();
        player.show(panes);
        if (!before.equals(player.canvases())) {
            for (int i = 0; i < player.canvases().size(); i++) {
                int number = i;
                player.canvases().get(i).addFrameMouseListener(mouse -> measuring.mouse(number, mouse));
            }
        }
        if (!shown.isEmpty()) {
            player.timeLine().setMarks(shown.get(0).clip().marks());
            truth(List.of());
        }
    }

    private void truth(List<Trace> predicted) {
        List<Trace> traces = new ArrayList<>();
        shown.stream().limit(1).flatMap(one -> one.truth().stream()).forEach(traces::add);
        traces.addAll(predicted);
        player.timeLine().setTraces(traces);
    }

    private void paint(GC gc, FrameView view, int number, StudyClip one, int frame) {
        CineClip clip = one.clip();
        if (sector) {
            MaskOutline.draw(gc, view, clip.sector(), clip.columns(), Palette.color(Palette.series(5)));
        }
        if (tracings) {
            int colour = 2;
            for (CineClip.FrameTracing tracing : clip.tracings(frame)) {
                MaskOutline.draw(gc, view, tracing.mask(), clip.columns(), Palette.color(Palette.series(colour++)));
            }
        }
        measuring.paint(gc, view, number, clip, frame, Measurements.get().calibration(clip.clip().clip())
                .or(one::calibration));
    }

    private void predict() {
        if (!curves || shown.isEmpty() || choice.run().isEmpty()) {
            predicting.cancel();
            if (!shown.isEmpty()) {
                truth(List.of());
            }
            setContentDescription(curves && choice.run().isEmpty()
                    ? "Choose a run to see what it predicts of each frame." : "");
            return;
        }
        Path run = choice.run().get();
        CineClip clip = shown.get(0).clip();
        setContentDescription("Predicting each frame with " + run.getFileName() + " …");
        predicting.start("Predicting frames", progress -> FrameCurves.of(run, clip, progress), traces -> {
            setContentDescription("");
            truth(traces);
        }, problem -> setContentDescription(problem.line()));
    }

    /** Returns the size of the pixels of a shown clip, where it is known. */
    Optional<Calibration> calibration(String clip) {
        return Measurements.get().calibration(clip).or(() -> shown.stream()
                .filter(one -> one.clip().clip().clip().equals(clip)).flatMap(one -> one.calibration().stream())
                .findFirst());
    }
}
