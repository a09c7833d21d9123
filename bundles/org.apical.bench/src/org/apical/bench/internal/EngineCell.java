package org.apical.bench.internal;

import org.apical.api.engine.Precision;
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
        SMOOTH_GRAD;

        /** Returns the name used in options and answers. */
        String word() {
            return EnumWords.of(this);
        }
    }
}
