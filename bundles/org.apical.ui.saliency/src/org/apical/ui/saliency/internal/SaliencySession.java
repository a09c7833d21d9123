package org.apical.ui.saliency.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apical.analysis.ColourScale;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.interpreter.Interpreter;
import org.apical.data.StoredClip;
import org.apical.experiment.file.Chosen;
import org.apical.explain.ExplainedRun;
import org.apical.trust.Badge;
import org.apical.trust.Region;
import org.apical.trust.TrustReport;
import org.apical.ui.Choice;
import org.apical.ui.Choices;
import org.apical.ui.Later;
import org.apical.ui.cine.CineClip;
import org.apical.ui.cine.CineLoader;
import org.apical.ui.cine.Latest;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.PlatformUI;

/**
 * What the saliency perspective is about: the chosen run's model and the chosen clip, an output, a method, and the maps
 * drawn so far. Its views show it and ask for work. To be used on the user-interface thread.
 */
final class SaliencySession {

    private static final String NO_RUN =
            "Choose a run in the navigator, and a patient, to see where its network looks.";
    private static SaliencySession instance;

    private final Shell owner;
    private final Latest work;
    private final RunHolder holder = new RunHolder();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Choice choice = Choice.NOTHING;
    private Path run;
    private CineClip clip;
    private List<OutputChoice> outputs = List.of();
    private OutputChoice output;
    private double[] predictions = new double[0];
    private Chosen<Interpreter<?>> method;
    private float[][] maps = new float[0][];
    private ColourScale scale = new ColourScale(0, 0);
    private TrustReport report;
    private int reported = -1;
    private long seed = 1;
    private String state = NO_RUN;
    private long version;
    private int frame;

    /** What was read of a run and a clip. */
    private record Opened(Path run, CineClip clip, List<OutputChoice> outputs, OutputChoice output,
            double[] predictions) {
    }

    private SaliencySession(Shell owner) {
        this.owner = owner;
        work = new Latest(owner);
        owner.addDisposeListener(event -> work.afterAll("Closing the model", holder::close));
        Choices.get().listen(owner, this::choose);
    }

    /** Returns the session of the window. */
    static SaliencySession get() {
        if (instance == null || instance.owner.isDisposed()) {
            instance = new SaliencySession(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell());
        }
        return instance;
    }

    /** Tells a listener of every change, until a widget is disposed. */
    void listen(Widget widget, Runnable listener) {
        listeners.add(listener);
        widget.addDisposeListener(event -> listeners.remove(listener));
        listener.run();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    private void say(String sentence) {
        state = sentence;
        changed();
    }

    private void choose(Choice next) {
        boolean same = next.run().equals(choice.run()) && next.cohort().equals(choice.cohort())
                && next.patient().equals(choice.patient()) && next.clip().equals(choice.clip());
        choice = next;
        if (next.frame() >= 0) {
            frame = next.frame();
        }
        boolean shown = clip != null && next.clip().equals(Optional.of(clip.clip().clip()))
                && Objects.equals(run, next.run().orElse(null));
        if (!same && !shown) {
            open();
        }
    }

    private void open() {
        version++;
        clip = null;
        predictions = new double[0];
        forget();
        if (choice.run().isEmpty()) {
            work.cancel();
            say(NO_RUN);
            return;
        }
        Choice now = choice;
        Path wanted = choice.run().get();
        String task = output != null && wanted.equals(run) ? output.task() : "";
        OutputChoice before = wanted.equals(run) ? output : null;
        say("Opening " + wanted.getFileName() + " …");
        work.start("Opening the model", progress -> open(wanted, task, before, now, progress), this::opened,
                problem -> say(problem.line()));
    }

    private Opened open(Path wanted, String task, OutputChoice before, Choice now, Progress progress)
            throws ApicalException {
        ExplainedRun opened = holder.get(wanted, task);
        List<OutputChoice> all = RunHolder.outputs(opened);
        Path cohort = now.cohort().orElse(opened.cohort().folder());
        String view = opened.model().experiment().data().view();
        String id = now.clip().orElseGet(() -> opened.cohort().folder().equals(cohort) && now.patient().isPresent()
                ? opened.clips(now.patient().get()).stream().findFirst().map(StoredClip::clip).orElse("") : "");
        if (id.isEmpty()) {
            id = CineLoader.cohort(cohort).clips().stream()
                    .filter(one -> now.patient().isEmpty() || one.patient().equals(now.patient().get()))
                    .filter(one -> now.patient().isPresent() || view.isEmpty() || view.equalsIgnoreCase(one.view()))
                    .map(StoredClip::clip).findFirst().orElse("");
        }
        CineClip read = CineLoader.read(cohort, id, progress);
        RunHolder.requireSize(opened, read);
        double[] values = opened.task().predict(opened.model().input(read.frames()));
        return new Opened(wanted, read, all, chosen(all, before, values), values);
    }

    /** Keeps the output that was chosen, or takes the most probable class. */
    private static OutputChoice chosen(List<OutputChoice> all, OutputChoice before, double[] values) {
        if (before != null && all.contains(before)) {
            return before;
        }
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return all.get(Math.min(all.size() - 1, largest));
    }

    private void opened(Opened opened) {
        run = opened.run();
        clip = opened.clip();
        outputs = opened.outputs();
        output = opened.output();
        predictions = opened.predictions();
        frame = Math.min(Math.max(0, frame), clip.frames().size() - 1);
        forget();
        StoredClip stored = clip.clip();
        Path cohort = clip.cohort();
        Choices.get().choose(now -> now.run().equals(Optional.of(run))
                ? now.withCohort(cohort).withPatient(stored.patient()).withClip(stored.clip()) : now);
        say("");
        draw();
    }

    private void forget() {
        maps = new float[clip == null ? 0 : clip.frames().size()][];
        scale = new ColourScale(0, 0);
        report = null;
        reported = -1;
    }

    /** Chooses what maps are about. */
    void setOutput(OutputChoice chosen) {
        if (!chosen.equals(output)) {
            boolean otherTask = output == null || !output.task().equals(chosen.task());
            output = chosen;
            forget();
            if (otherTask) {
                open();
            } else {
                draw();
            }
        }
    }

    /** Chooses how maps are drawn, and draws them; {@code null} draws none. */
    void setMethod(Chosen<Interpreter<?>> chosen, long newSeed) {
        boolean same = method != null && chosen != null && method.entry().equals(chosen.entry())
                && method.values().equals(chosen.values()) && seed == newSeed;
        if (!same) {
            method = chosen;
            seed = newSeed;
            forget();
            draw();
        }
    }

    /** Tells which frame is looked at; its map is drawn first. */
    void setFrame(int shown) {
        if (shown != frame) {
            frame = shown;
            changed();
        }
    }

    /** Draws the maps of all frames, that which is looked at first; what was begun before is cancelled. */
    void draw() {
        if (clip == null || method == null || output == null) {
            changed();
            return;
        }
        version++;
        long mine = version;
        CineClip of = clip;
        Chosen<Interpreter<?>> by = method;
        OutputChoice about = output;
        Path folder = run;
        long with = seed;
        List<Integer> missing = missing();
        say("Drawing maps …");
        work.start("Drawing maps", progress -> {
            ExplainedRun opened = holder.get(folder, about.task());
            progress.begin("Drawing maps", missing.size());
            for (int number : missing) {
                progress.checkCancelled();
                float[] map = opened.maps(by, List.of(of.frames().get(number)), of.sector(),
                        opened.task().output(about.number()), with, progress.quiet()).get(0);
                progress.advance(1);
                Later.in(owner, () -> took(mine, number, map));
            }
            return null;
        }, done -> say(""), problem -> say(problem.line()));
    }

    /** Lists the frames without a map, that which is looked at first. */
    private List<Integer> missing() {
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < maps.length; i++) {
            int number = (frame + i) % maps.length;
            if (maps[number] == null) {
                missing.add(number);
            }
        }
        return missing;
    }

    private void took(long mine, int number, float[] map) {
        if (mine == version && number < maps.length) {
            maps[number] = map;
            scale = ColourScale.of(drawn());
            long done = Arrays.stream(maps).filter(Objects::nonNull).count();
            say(done == maps.length ? "" : "Drawing maps: " + done + " of " + maps.length);
        }
    }

    private List<float[]> drawn() {
        List<float[]> drawn = new ArrayList<>();
        for (float[] map : maps) {
            if (map != null) {
                drawn.add(map);
            }
        }
        return drawn;
    }

    /** Measures whether the map of the frame that is looked at may be believed. */
    void check() {
        if (clip == null || method == null || frame >= maps.length || maps[frame] == null) {
            say("Let the map of this frame be drawn first.");
            return;
        }
        CineClip of = clip;
        Chosen<Interpreter<?>> by = method;
        OutputChoice about = output;
        Path folder = run;
        long with = seed;
        int number = frame;
        float[] map = maps[number];
        boolean rest = drawn().size() < maps.length;
        version++;
        say("Checking the map of frame " + (number + 1) + " …");
        work.start("Checking a map", progress -> {
            ExplainedRun opened = holder.get(folder, about.task());
            return opened.trust(by, of.frames().get(number), map, new Region(of.sector(), Optional.empty()),
                    opened.task().output(about.number()), with, progress);
        }, found -> {
            report = found;
            reported = number;
            say("");
            if (rest) {
                draw();
            }
        }, problem -> say(problem.line()));
    }

    CineClip clip() {
        return clip;
    }

    Path run() {
        return run;
    }

    List<OutputChoice> outputs() {
        return outputs;
    }

    OutputChoice output() {
        return output;
    }

    double[] predictions() {
        return predictions;
    }

    Chosen<Interpreter<?>> method() {
        return method;
    }

    long seed() {
        return seed;
    }

    int frame() {
        return frame;
    }

    /** Returns the map of a frame; {@code null} while it is not drawn. */
    float[] map(int number) {
        return number < maps.length ? maps[number] : null;
    }

    /** Returns the maps of all frames; empty unless all are drawn. */
    List<float[]> allMaps() {
        List<float[]> drawn = drawn();
        return drawn.size() == maps.length ? drawn : List.of();
    }

    ColourScale scale() {
        return scale;
    }

    Optional<TrustReport> report() {
        return Optional.ofNullable(report);
    }

    int reportedFrame() {
        return reported;
    }

    /** Returns whether the method's map failed its checks on this clip. */
    boolean failed() {
        return report != null && report.badge() == Badge.RED;
    }

    /** Returns what is being done or what is missing; empty when all is there. */
    String state() {
        return state;
    }
}
