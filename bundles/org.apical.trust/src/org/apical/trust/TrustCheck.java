package org.apical.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.interpreter.ExplainedModel;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.interpreter.MapTotal;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.interpret.Fill;
import org.apical.trust.internal.LearntProbe;
import org.apical.trust.internal.Places;
import org.apical.trust.internal.Randomised;
import org.apical.trust.internal.Removal;

/**
 * Measures whether maps of a method may be believed.
 *
 * <pre>
 * TrustCheck check = TrustCheck.of(new SmoothGrad(), settings, TrustSettings.DEFAULT);
 * TrustReport report = check.check(model, 0, frame, map, Region.everywhere(rows * columns), seed, progress);
 * </pre>
 *
 * @since 1.0
 */
public final class TrustCheck {

    /** The size of small changes, as a share of an item's range. */
    private static final double CHANGE = 0.02;

    private final SaliencyMethod method;
    private final MapTotal total;
    private final String caution;
    private final TrustSettings settings;

    private TrustCheck(SaliencyMethod method, MapTotal total, String caution, TrustSettings settings) {
        this.method = method;
        this.total = total;
        this.caution = caution;
        this.settings = settings;
    }

    /**
     * Prepares checks of an interpreter's maps.
     *
     * @param interpreter the interpreter
     * @param chosen its settings
     * @param settings how thoroughly to check
     * @param <S> the type of its settings
     * @return a check for any model and item
     */
    public static <S extends Record> TrustCheck of(Interpreter<S> interpreter, S chosen, TrustSettings settings) {
        return new TrustCheck(interpreter.create(chosen), interpreter.total(chosen), interpreter.caution(), settings);
    }

    /**
     * Checks a map.
     *
     * @param model the model it is of
     * @param output the output it is of
     * @param item the item it is of, [1, channels, sizes...]
     * @param map the map, of the item's shape
     * @param region where the item can matter and, where it is known, should
     * @param seed the seed of everything random, the map's own too
     * @param progress counts maps and curves
     * @return the measures and the badge
     * @throws ApicalException when the model fails or the reader stops the work
     */
    public TrustReport check(ExplainedModel model, int output, Tensor item, Tensor map, Region region, long seed,
            Progress progress) throws ApicalException {
        if (item.items() != 1 || region.sector().length != Tensor.length(Places.sizes(item))) {
            throw new IllegalArgumentException("One item is checked at a time, with a sector of its places, not "
                    + item.items() + " with " + region.sector().length + " of " + item + ".");
        }
        progress.begin("Checking a map", settings.maps() + 4L);
        return new One(model, output, item, map, region, seed, progress).report();
    }

    /** One map and what is measured of it. */
    private final class One {

        private final ExplainedModel model;
        private final int output;
        private final Tensor item;
        private final Tensor map;
        private final float[] mass;
        private final Region region;
        private final long seed;
        private final Progress progress;

        One(ExplainedModel model, int output, Tensor item, Tensor map, Region region, long seed,
                Progress progress) {
            this.model = model;
            this.output = output;
            this.item = item;
            this.map = map;
            this.mass = Places.mass(map);
            this.region = region;
            this.seed = seed;
            this.progress = progress;
        }

        TrustReport report() throws ApicalException {
            List<Double> cascade = new ArrayList<>();
            for (int stage = 1; stage <= settings.stages(); stage++) {
                cascade.add(similarity(randomised((double) stage / settings.stages(), 0)));
            }
            double last = cascade.get(cascade.size() - 1);
            List<Measure> measures = new ArrayList<>();
            add(measures, MeasureKind.RANDOMISATION, (last + similarity(randomised(1, 1))) / 2);
            add(measures, MeasureKind.LEARNT, new LearntProbe(model, output, item, region.sector(),
                    settings.networks(), settings.batch(), seed, progress).gain());
            progress.advance(1);
            Removal removal = new Removal(model, output, item, region.sector(), settings.steps(), settings.batch(),
                    progress);
            add(measures, MeasureKind.DELETION, removal.deletion(mass, settings.controls(), seed));
            progress.advance(1);
            add(measures, MeasureKind.INSERTION, removal.insertion(mass, settings.controls(), seed));
            progress.advance(1);
            add(measures, MeasureKind.ROAD, removal.mostAgainstLeast(mass, seed));
            progress.advance(1);
            add(measures, MeasureKind.MAX_SENSITIVITY, sensitivity());
            add(measures, MeasureKind.REPEATABILITY, MapMeasures.structuralSimilarity(mass, again(model, item,
                    seed + 1), Places.sizes(item), region.sector()));
            add(measures, MeasureKind.SPARSENESS, MapMeasures.sparseness(mass, region.sector()));
            if (total != MapTotal.NONE) {
                add(measures, MeasureKind.COMPLETENESS, incompleteness());
            }
            if (region.structure().isPresent()) {
                add(measures, MeasureKind.MASS, MapMeasures.mass(mass, region));
                add(measures, MeasureKind.RANK, MapMeasures.rank(mass, region));
                add(measures, MeasureKind.POINTING, MapMeasures.pointing(mass, region, Places.sizes(item)));
            }
            return new TrustReport(measures, cascade, caution);
        }

        private static void add(List<Measure> measures, MeasureKind kind, double value) {
            measures.add(Measure.of(kind, value));
        }

        private double similarity(float[] other) {
            return MapMeasures.structuralSimilarity(mass, other, Places.sizes(item), region.sector());
        }

        private float[] randomised(double share, int network) throws ApicalException {
            try (ExplainedModel other = model.with(Randomised.of(model.trained(), share, seed * 1009 + network))) {
                return again(other, item, seed);
            }
        }

        private float[] again(ExplainedModel of, Tensor what, long withSeed) throws ApicalException {
            progress.checkCancelled();
            float[] drawn = Places.mass(method.map(of, what, output, withSeed, progress.quiet()));
            progress.advance(1);
            return drawn;
        }

        private double sensitivity() throws ApicalException {
            Random random = new Random(seed + 2);
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (float value : item.data()) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            double norm = norm(mass, new float[mass.length]);
            double largest = 0;
            for (int k = 0; k < settings.changes(); k++) {
                Tensor changed = item.copy();
                for (int i = 0; i < changed.data().length; i++) {
                    changed.data()[i] += (float) (CHANGE * (high - low) * (2 * random.nextDouble() - 1));
                }
                largest = Math.max(largest, norm(again(model, changed, seed), mass));
            }
            return norm == 0 ? Double.NaN : largest / norm;
        }

        private static double norm(float[] first, float[] second) {
            double sum = 0;
            for (int i = 0; i < first.length; i++) {
                sum += (first[i] - second[i]) * (double) (first[i] - second[i]);
            }
            return Math.sqrt(sum);
        }

        private double incompleteness() throws ApicalException {
            double sum = 0;
            for (float value : map.data()) {
                sum += value;
            }
            double promised = score(item) - (total == MapTotal.OUTPUT ? 0 : score(Fill.BLACK.of(item)));
            return promised == 0 ? Double.NaN : Math.abs(sum - promised) / Math.abs(promised);
        }

        private double score(Tensor of) throws ApicalException {
            Tensor scores = model.predict(of);
            int places = scores.itemLength() / model.network().output().output().channels();
            double score = 0;
            for (int i = output * places; i < (output + 1) * places; i++) {
                score += scores.data()[i];
            }
            return score;
        }
    }
}
