package org.apical.engine.libtorch.internal;

import org.bytedeco.pytorch.Tensor;

/** The values and gradients of one run of a program; each is freed behind its last reader. */
final class Pass {

    private final Program program;
    private final boolean keeping;
    private final long seed;
    private final Tensor[] values;
    private final Tensor[] gradients;

    /**
     * @param keeping whether a backward pass follows
     * @param seed seeds dropout
     */
    Pass(Program program, boolean keeping, long seed) {
        this.program = program;
        this.keeping = keeping;
        this.seed = seed;
        this.values = new Tensor[program.slots()];
        this.gradients = new Tensor[program.slots()];
    }

    boolean keeping() {
        return keeping;
    }

    long seed() {
        return seed;
    }

    /** The value of a slot, computed again where it was not kept. */
    Tensor value(int slot) {
        if (values[slot] == null) {
            program.producer(slot).again(this);
        }
        return values[slot];
    }

    void set(int slot, Tensor value) {
        values[slot] = value;
    }

    /** Hands a value over to a step that overwrites it. */
    Tensor take(int slot) {
        Tensor value = values[slot];
        values[slot] = null;
        return value;
    }

    void freeValue(int slot) {
        Tensors.free(values[slot]);
        values[slot] = null;
    }

    /** Whether a step is the last that reads a value, so that it may overwrite it. */
    boolean endsAt(int slot, Step step) {
        return !keeping && program.lastReader(slot) == step && Tensors.own(values[slot]);
    }

    /** Whether anything reads the gradient of a slot. */
    boolean wants(int slot) {
        return program.wantsGradient(slot);
    }

    boolean hasGradient(int slot) {
        return gradients[slot] != null;
    }

    /** Hands the gradient of a slot over; it may be shared with other slots. */
    Tensor takeGradient(int slot) {
        Tensor gradient = gradients[slot];
        gradients[slot] = null;
        return gradient;
    }

    /** Hands the gradient of a slot over, as a tensor that may be overwritten. */
    Tensor takeOwnGradient(int slot) {
        Tensor gradient = takeGradient(slot);
        if (Tensors.own(gradient)) {
            return gradient;
        }
        Tensor copy = gradient.clone();
        Tensors.free(gradient);
        return copy;
    }

    /** Adds to the gradient of a slot and takes over the addend. */
    void addGradient(int slot, Tensor addend) {
        Tensor sum = gradients[slot];
        if (!wants(slot)) {
            Tensors.free(addend);
        } else if (sum == null) {
            gradients[slot] = addend;
        } else if (Tensors.own(sum)) {
            sum.add_(addend);
            Tensors.free(addend);
        } else if (Tensors.own(addend)) {
            addend.add_(sum);
            Tensors.free(sum);
            gradients[slot] = addend;
        } else {
            gradients[slot] = sum.add(addend);
            Tensors.free(sum);
            Tensors.free(addend);
        }
    }
}
