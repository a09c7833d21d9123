package org.apical.bench.internal;

import org.apical.api.engine.Precision;
import org.apical.api.engine.Work;
import org.apical.api.settings.EnumWords;

/**
 * One thing to measure.
 *
 * @param engine the engine's id
 * @param precision the numbers it computes with
 * @param network which network
 * @param mode what is done
 * @param batch the batch size
 */
public record EngineCell(String engine, Precision precision, String network, Mode mode, int batch) {

    /** What an engine does while it is measured. */
    public enum Mode {
        /** Optimiser steps with Adam. */
        TRAIN,
        /** Predictions in evaluation mode. */
        INFERENCE,
        /** SmoothGrad maps of 50 samples; an image is a sample. */
        SMOOTH_GRAD,
        /** Gradients of one batch, which maps are made of. */
        GRADIENT,
        /** SmoothGrad maps of 25 samples of all 20 frames of a clip, seen as one call; an image is a sample. */
        CLIP,
        /** Occlusion maps of 14 by 14 windows; an image is a prediction. */
        OCCLUSION;

        /** Returns whether it is measured with one batch size only. */
        boolean ofOneBatch() {
            return this != TRAIN && this != INFERENCE;
        }

        /** Returns what an engine must offer for it. */
        Work work() {
            return switch (this) {
                case TRAIN -> Work.TRAINING;
                case INFERENCE, OCCLUSION -> Work.PREDICTION;
                case SMOOTH_GRAD, GRADIENT, CLIP -> Work.GRADIENTS;
            };
        }

        /** Returns the name used in options and answers. */
        String word() {
            return EnumWords.of(this);
        }
    }
}
