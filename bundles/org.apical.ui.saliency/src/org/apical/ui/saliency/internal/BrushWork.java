package org.apical.ui.saliency.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.explain.ExplainedRun;
import org.apical.explain.Structures;
import org.apical.trust.counterfactual.ClipMask;
import org.apical.trust.counterfactual.Counterfactual;
import org.apical.trust.counterfactual.CounterfactualSettings;
import org.apical.ui.cine.CineClip;

/** Asks a run's network what it would say of a clip without what was drawn over. Used by one job at a time. */
final class BrushWork {

    private final RunHolder holder;

    BrushWork(RunHolder holder) {
        this.holder = holder;
    }

    /**
     * What the network answered.
     *
     * @param answer the predictions before and after, by dose and of controls
     * @param frames the frames that it saw afterwards, one byte a pixel
     * @param seconds how long it took
     */
    record Answered(Counterfactual.Answer answer, List<byte[]> frames, double seconds) {
    }

    Answered ask(Path folder, OutputChoice about, CineClip clip, ClipMask mask, CounterfactualSettings settings,
            long seed, Progress progress) throws ApicalException {
        ExplainedRun run = holder.get(folder, about.task());
        RunHolder.requireSize(run, clip);
        long begin = System.nanoTime();
        Tensor input = run.model().input(clip.frames());
        Counterfactual.Answer answer = Counterfactual.ask(frames -> run.task().predict(frames, about.number()), input,
                mask, settings, seed, progress);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Tensor filled = settings.replacement().fill(input, settings.hidden(mask), seed);
        return new Answered(answer, grey(run, filled), seconds);
    }

    /** Brings standardised frames back to grey values. */
    private static List<byte[]> grey(ExplainedRun run, Tensor frames) {
        int length = frames.itemLength();
        byte[] white = new byte[length];
        Arrays.fill(white, (byte) 255);
        Tensor ends = run.model().input(List.of(new byte[length], white));
        float low = ends.data()[0];
        float high = ends.data()[length];
        List<byte[]> grey = new ArrayList<>();
        for (int i = 0; i < frames.items(); i++) {
            byte[] frame = new byte[length];
            for (int k = 0; k < length; k++) {
                float value = 255 * (frames.data()[i * length + k] - low) / (high - low);
                frame[k] = (byte) Math.round(Math.max(0, Math.min(255, value)));
            }
            grey.add(frame);
        }
        return grey;
    }

    /** Lists the structures that are known in the clips of the run. */
    List<String> structures(Path folder, String task, Optional<Path> truth) throws ApicalException {
        return known(folder, task, truth).names();
    }

    /** Returns the mask of a known structure in a clip. */
    Optional<ClipMask> structure(Path folder, String task, Optional<Path> truth, CineClip clip, String name)
            throws ApicalException {
        return known(folder, task, truth).named(name).of(clip.clip());
    }

    private Structures known(Path folder, String task, Optional<Path> truth) throws ApicalException {
        return holder.get(folder, task).structures(truth);
    }
}
