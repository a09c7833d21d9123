package org.apical.experiment.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.aggregator.FrameAggregator;
import org.apical.api.engine.Model;
import org.apical.api.report.PatientPrediction;
import org.apical.api.task.Target;
import org.apical.data.Part;
import org.apical.data.StoredClip;

/**
 * The raw scores of every frame of a part.
 *
 * @param clips the clips, whose frames follow one another in the scores
 * @param scores [frames, outputs]
 */
record PartScores(List<LabelledClip> clips, Tensor scores) {

    /** Runs the model over all frames of a part; only one batch of frames is in memory at a time. */
    static PartScores of(Model model, Dataset dataset, Part part, Normalisation normalisation, int batchSize,
            Progress progress) throws ApicalException {
        List<LabelledClip> clips = dataset.clips(part);
        int frames = clips.stream().mapToInt(clip -> clip.clip().frames()).sum();
        int outputs = dataset.heads().outputs();
        int rows = dataset.cohort().info().rows();
        int columns = dataset.cohort().info().columns();
        Tensor scores = Tensor.zeros(frames, outputs);
        List<byte[]> batch = new ArrayList<>();
        int done = 0;
        for (LabelledClip clip : clips) {
            for (int i = 0; i < clip.clip().frames(); i++) {
                byte[] frame = new byte[rows * columns];
                dataset.read(clip.clip().firstFrame() + i, frame);
                batch.add(frame);
                if (batch.size() == batchSize || done + batch.size() == frames) {
                    progress.checkCancelled();
                    Tensor input = FrameInputs.of(batch, rows, columns, normalisation);
                    Tensor piece = FrameInputs.scores(model, input, batchSize);
                    System.arraycopy(piece.data(), 0, scores.data(), done * outputs, batch.size() * outputs);
                    done += batch.size();
                    progress.advance(batch.size());
                    batch.clear();
                }
            }
        }
        return new PartScores(clips, scores);
    }

    /** Returns the mean loss over all frames, of all tasks. */
    double loss(Heads heads, Normalisation normalisation) {
        Tensor targets = Tensor.zeros(scores.shape().clone());
        int frame = 0;
        for (LabelledClip clip : clips) {
            for (int i = 0; i < clip.clip().frames(); i++) {
                heads.setTargets(normalisation, targets, frame++, clip.labels());
            }
        }
        return heads.loss().evaluate(scores, targets).mean();
    }

    /** Returns the scores of one task, on the clips that have a label of it. */
    PartScores head(Heads.Head head, Dataset own, Part part) {
        if (scores.itemLength() == head.target().outputs()) {
            return this;
        }
        Set<StoredClip> labelled = own.clips(part).stream().map(LabelledClip::clip).collect(Collectors.toSet());
        Tensor all = head.of(scores);
        int outputs = head.target().outputs();
        float[] kept = new float[all.data().length];
        int from = 0;
        int to = 0;
        for (LabelledClip clip : clips) {
            int frames = clip.clip().frames();
            if (labelled.contains(clip.clip())) {
                System.arraycopy(all.data(), from * outputs, kept, to * outputs, frames * outputs);
                to += frames;
            }
            from += frames;
        }
        return new PartScores(own.clips(part), Tensor.of(Arrays.copyOf(kept, to * outputs), to, outputs));
    }

    /**
     * The frames of a patient or clip.
     *
     * @param label its label
     * @param predictions the predictions of each frame, an entry an output
     */
    record Frames(double label, List<double[]> predictions) {
    }

    /** Returns the predictions of each patient's frames over all of the patient's clips, or of each clip's; sorted. */
    Map<String, Frames> frames(Target target, Normalisation normalisation) {
        double[][] predictions = Scores.predictions(target, normalisation, scores);
        Map<String, Frames> framesOf = new TreeMap<>();
        int frame = 0;
        for (LabelledClip clip : clips) {
            Frames before = framesOf.get(clip.subject());
            List<double[]> frames = before == null ? new ArrayList<>() : before.predictions();
            for (int i = 0; i < clip.clip().frames(); i++) {
                frames.add(predictions[frame++]);
            }
            framesOf.put(clip.subject(), new Frames(clip.label(), frames));
        }
        return framesOf;
    }

    /** Aggregates the frames of each patient over all of the patient's clips, or of each clip; sorted by id. */
    List<PatientPrediction> patients(Target target, Normalisation normalisation, FrameAggregator aggregator) {
        List<PatientPrediction> patients = new ArrayList<>();
        frames(target, normalisation).forEach((patient, frames) -> patients.add(aggregate(patient, frames.label(),
                frames.predictions(), target, aggregator)));
        return patients;
    }

    /** Returns every output over all frames. */
    static double[] aggregated(List<double[]> frames, Target target, FrameAggregator aggregator) {
        double[] aggregated = new double[target.outputs()];
        for (int output = 0; output < aggregated.length; output++) {
            int column = output;
            aggregated[output] = aggregator.aggregate(frames.stream().mapToDouble(one -> one[column]).toArray());
        }
        return aggregated;
    }

    /** Aggregates the predictions of one patient's frames. */
    static PatientPrediction aggregate(String patient, double label, List<double[]> frames, Target target,
            FrameAggregator aggregator) {
        double[] aggregated = aggregated(frames, target, aggregator);
        int shown = 0;
        if (target.kind() == Target.Kind.CATEGORICAL) {
            for (int output = 1; output < aggregated.length; output++) {
                shown = aggregated[output] > aggregated[shown] ? output : shown;
            }
        }
        int column = shown;
        double mean = frames.stream().mapToDouble(one -> one[column]).average().orElse(Double.NaN);
        double squares = frames.stream().mapToDouble(one -> one[column] - mean).map(d -> d * d).sum();
        double deviation = frames.size() > 1 ? Math.sqrt(squares / (frames.size() - 1)) : 0;
        return new PatientPrediction(patient, label,
                target.kind() == Target.Kind.CATEGORICAL ? shown : aggregated[0], frames.size(), deviation);
    }
}
