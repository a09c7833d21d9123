package org.apical.api.interpreter;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Model;
import org.apical.api.engine.ModelFiles;
import org.apical.api.engine.Precision;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.engine.StepResult;
import org.apical.api.engine.Work;
import org.apical.api.network.BatchNormFolding;
import org.apical.api.network.Network;
import org.apical.api.network.TrainedNetwork;

/**
 * A trained model that is looked into: it predicts and computes input gradients as any model, and opens parts of its
 * network on the same engine for methods that follow a prediction back layer by layer.
 *
 * <p>Predictions may run on another engine than gradients, so that occlusion uses the fastest one. Models are opened
 * when they are first needed and kept until this one is closed. Batch normalisation is folded once for all of them.
 *
 * <pre>
 * try (ExplainedModel model = ExplainedModel.open(engine, trained, PredictionSpec.fp32(2))) {
 *     Tensor map = method.map(model, input, 0, seed, progress);
 * }
 * </pre>
 *
 * @since 1.0
 */
public final class ExplainedModel implements Model {

    private final Engine predictor;
    private final Engine differentiator;
    private final TrainedNetwork trained;
    private final TrainedNetwork folded;
    private final PredictionSpec spec;
    private final Map<String, Model> parts = new LinkedHashMap<>();
    private Model predictions;
    private Model gradients;
    private boolean closed;

    private ExplainedModel(Engine predictor, Engine differentiator, TrainedNetwork trained, PredictionSpec spec) {
        this.predictor = predictor;
        this.differentiator = differentiator;
        this.trained = trained;
        this.folded = BatchNormFolding.fold(trained);
        this.spec = spec;
    }

    /**
     * Opens a model on one engine.
     *
     * @param engine an engine that predicts and computes gradients
     * @param trained the network and its weights, not changed and not to be changed
     * @param spec threads and precision
     * @return a model that the caller closes
     */
    public static ExplainedModel open(Engine engine, TrainedNetwork trained, PredictionSpec spec) {
        return new ExplainedModel(engine, engine, trained, spec);
    }

    /**
     * Opens a model that predicts on one engine and computes gradients and parts on another.
     *
     * @param predictor the engine for {@link #predict}
     * @param differentiator the engine for {@link #inputGradient} and {@link #part}
     * @param trained the network and its weights, not changed and not to be changed
     * @param spec threads and precision; an engine that does not offer the precision runs in single precision
     * @return a model that the caller closes
     */
    public static ExplainedModel open(Engine predictor, Engine differentiator, TrainedNetwork trained,
            PredictionSpec spec) {
        return new ExplainedModel(predictor, differentiator, trained, spec);
    }

    /**
     * Returns a model as one that can be looked into.
     *
     * @param model a model
     * @return the same model
     * @throws IllegalArgumentException when it was opened otherwise than by this class
     */
    public static ExplainedModel of(Model model) {
        if (model instanceof ExplainedModel explained) {
            return explained;
        }
        throw new IllegalArgumentException("A method that follows predictions layer by layer needs a model opened with"
                + " ExplainedModel.open, not a " + model.getClass().getSimpleName() + ".");
    }

    /**
     * Opens another network on the same engines with the same threads and precision, such as this one with other
     * weights.
     *
     * @param other the network and its weights
     * @return a model that the caller closes; closing this one leaves it open
     */
    public ExplainedModel with(TrainedNetwork other) {
        return new ExplainedModel(predictor, differentiator, other, spec);
    }

    /**
     * Returns the network as it was trained, and its weights.
     *
     * @return always the same; the tensors are not to be changed
     */
    public TrainedNetwork trained() {
        return trained;
    }

    /**
     * Returns the network with batch normalisation folded, and its weights.
     *
     * @return always the same; the tensors are not to be changed
     */
    public TrainedNetwork folded() {
        return folded;
    }

    /**
     * Opens a part of the network, or a variation of one, for predictions and gradients in single precision; once for
     * each key.
     *
     * @param key names the part; the same key always means the same network
     * @param part makes the network when the key is new
     * @return a model that this one closes
     * @throws ApicalException when the engine cannot run it
     */
    public Model part(String key, Supplier<TrainedNetwork> part) throws ApicalException {
        requireOpen();
        Model model = parts.get(key);
        if (model == null) {
            model = differentiator.open(part.get(), PredictionSpec.fp32(spec.threads()));
            parts.put(key, model);
        }
        return model;
    }

    @Override
    public Network network() {
        return trained.network();
    }

    @Override
    public Tensor predict(Tensor input) throws ApicalException {
        requireOpen();
        if (predictions == null) {
            predictions = same() && gradients != null ? gradients
                    : predictor.open(folded, offered(predictor, Work.PREDICTION));
        }
        return predictions.predict(input);
    }

    @Override
    public Tensor inputGradient(Tensor input, Tensor outputGradient) throws ApicalException {
        requireOpen();
        if (gradients == null) {
            gradients = same() && predictions != null ? predictions
                    : differentiator.open(folded, offered(differentiator, Work.GRADIENTS));
        }
        return gradients.inputGradient(input, outputGradient);
    }

    private boolean same() {
        return predictor == differentiator;
    }

    private PredictionSpec offered(Engine engine, Work work) {
        return spec.precision() == Precision.FP32 || engine.probe().offers(work, spec.precision()) ? spec
                : PredictionSpec.fp32(spec.threads());
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The model is closed.");
        }
    }

    @Override
    public TrainedNetwork snapshot() {
        return new TrainedNetwork(trained.network(), trained.weights().copy());
    }

    @Override
    public void save(Path folder) throws ApicalException {
        ModelFiles.write(trained, folder);
    }

    @Override
    public StepResult fit(Batch batch, double learningRate) {
        throw new IllegalStateException("This model was opened to be explained, not to learn.");
    }

    @Override
    public void restoreOptimizer(Path folder) {
        throw new IllegalStateException("This model was opened to be explained, not to learn.");
    }

    @Override
    public void close() {
        closed = true;
        parts.values().forEach(Model::close);
        parts.clear();
        if (predictions != null) {
            predictions.close();
        }
        if (gradients != null) {
            gradients.close();
        }
        predictions = null;
        gradients = null;
    }
}
