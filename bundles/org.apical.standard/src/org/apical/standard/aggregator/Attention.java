package org.apical.standard.aggregator;

import java.util.Arrays;
import java.util.List;

import org.apical.api.NoSettings;
import org.apical.api.aggregator.FrameAggregator;
import org.apical.api.aggregator.LearntAggregator;
import org.apical.api.settings.Setting;
import org.apical.api.task.Target;

/**
 * A mean whose weights are learnt: the softmax over a patient's frames of a score of each frame.
 *
 * <p>The EchoNet paper says that attention was tried and not better than the mean, not how it was built. Attention
 * pooling (Ilse, Tomczak and Welling 2018, arXiv:1802.04712) scores what a network sees in each frame and takes the
 * softmax of the scores as weights. Here the score reads what the network says of each frame, so that a finished
 * network needs no second training: a |d| + b d, where d is the frame's distance from the median of the patient's
 * frames over the usual spread of frames. A negative a lets odd frames count little; a positive b favours high
 * predictions, up to the maximum. a = b = 0 is the mean, from which learning begins; it moves only where the patients'
 * squared error (Brier score for probabilities) and the penalty together get smaller, by a compass search without
 * chance.
 *
 * @since 1.0
 */
public final class Attention implements LearntAggregator<Attention.Settings> {

    private static final double FINEST_STEP = 0.01;
    private static final double LARGEST = 10;

    /**
     * The settings.
     *
     * @param penalty how much the sum of the squares of a and b costs, as a share of the mean's squared error
     */
    public record Settings(
            @Setting(label = "Penalty", defaultValue = "0.01", min = 0, max = 1000,
                    help = "How strongly the weights are held to those of the mean; 0 lets few patients decide.")
            double penalty) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public FrameAggregator create(Settings settings) {
        return new Mean().create(new NoSettings());
    }

    @Override
    public FrameAggregator create(Settings settings, Target target, List<Double> learnt) {
        return predictions -> aggregate(predictions, learnt.get(0), learnt.get(1), learnt.get(2));
    }

    /** Returns a, b and the usual spread of frames. */
    @Override
    public List<Double> learn(Settings settings, Target target, List<FrameSet> patients) {
        double[][] frames = patients.stream().map(set -> set.predictions().stream()
                .mapToDouble(Double::doubleValue).toArray()).toArray(double[][]::new);
        double[] truths = patients.stream().mapToDouble(FrameSet::truth).toArray();
        double spread = spread(frames);
        if (spread == 0) {
            return List.of(0.0, 0.0, 1.0);
        }
        double unit = settings.penalty() * error(frames, truths, 0, 0, spread);
        double[] at = {0, 0};
        double best = error(frames, truths, 0, 0, spread);
        for (double step = 1; step >= FINEST_STEP; step /= 2) {
            boolean moved = true;
            while (moved) {
                moved = false;
                for (int way = 0; way < 4; way++) {
                    double[] next = at.clone();
                    next[way / 2] += way % 2 == 0 ? step : -step;
                    double cost = error(frames, truths, next[0], next[1], spread)
                            + unit * (next[0] * next[0] + next[1] * next[1]);
                    if (cost < best && Math.abs(next[way / 2]) <= LARGEST) {
                        best = cost;
                        at = next;
                        moved = true;
                    }
                }
            }
        }
        return List.of(at[0], at[1], spread);
    }

    /** Returns the root mean square of the frames' distances from their patient's median. */
    private static double spread(double[][] patients) {
        double squares = 0;
        long count = 0;
        for (double[] frames : patients) {
            double median = Median.of(frames);
            squares += Arrays.stream(frames).map(x -> (x - median) * (x - median)).sum();
            count += frames.length;
        }
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }

    private static double error(double[][] patients, double[] truths, double a, double b, double spread) {
        double sum = 0;
        for (int i = 0; i < truths.length; i++) {
            double error = aggregate(patients[i], a, b, spread) - truths[i];
            sum += error * error;
        }
        return sum / truths.length;
    }

    private static double aggregate(double[] frames, double a, double b, double spread) {
        double median = Median.of(frames);
        double[] scores = Arrays.stream(frames).map(x -> (x - median) / spread).map(d -> a * Math.abs(d) + b * d)
                .toArray();
        double largest = Arrays.stream(scores).max().orElse(0);
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < frames.length; i++) {
            double weight = Math.exp(scores[i] - largest);
            sum += weight * frames[i];
            weights += weight;
        }
        return sum / weights;
    }
}
