package org.apical.experiment.run;

import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;

/** Brings frames into the form the network was trained on and runs it over any number of them. */
final class FrameInputs {

    private FrameInputs() {
    }

    /** Returns standardised inputs, [frames, 1, rows, columns]. */
    static Tensor of(List<byte[]> frames, int rows, int columns, Normalisation normalisation) {
        Tensor input = Tensor.zeros(frames.size(), 1, rows, columns);
        int offset = 0;
        for (byte[] frame : frames) {
            for (byte pixel : frame) {
                input.data()[offset++] = normalisation.pixel((pixel & 0xFF) / 255f);
            }
        }
        return input;
    }

    /**
     * Returns the scores of any number of frames. Batches all have one size, the last filled up with copies of its last
     * frame, since engines plan their memory by size.
     */
    static Tensor scores(Model model, Tensor input, int batchSize) throws ApicalException {
        int count = input.items();
        int length = input.itemLength();
        int outputs = Math.toIntExact(model.network().output().output().length());
        Tensor scores = Tensor.zeros(count, outputs);
        int[] shape = input.shape().clone();
        shape[0] = batchSize;
        Tensor batch = Tensor.zeros(shape);
        for (int from = 0; from < count; from += batchSize) {
            int take = Math.min(batchSize, count - from);
            System.arraycopy(input.data(), from * length, batch.data(), 0, take * length);
            for (int fill = take; fill < batchSize; fill++) {
                System.arraycopy(input.data(), (from + take - 1) * length, batch.data(), fill * length, length);
            }
            System.arraycopy(model.predict(batch).data(), 0, scores.data(), from * outputs, take * outputs);
        }
        return scores;
    }
}
