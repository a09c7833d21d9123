package org.apical.engine.libtorch.internal;

/**
 * One kernel of a program. It reads and writes numbered slots of a {@link Pass}, and may keep what it needs for its
 * backward pass in fields until {@link #forget}: a program runs one pass at a time.
 */
abstract class Step {

    private final int[] inputs;
    private final int output;

    Step(int output, int... inputs) {
        this.inputs = inputs.clone();
        this.output = output;
    }

    final int[] inputs() {
        return inputs.clone();
    }

    final int input() {
        return inputs[0];
    }

    final int output() {
        return output;
    }

    /** Computes the output. */
    abstract void forward(Pass pass);

    /** Takes the output's gradient and adds to those of the inputs and of the parameters. */
    abstract void backward(Pass pass);

    /** Whether the backward pass reads the first input. */
    boolean keepsInput() {
        return false;
    }

    /** Whether the backward pass reads the output. */
    boolean keepsOutput() {
        return false;
    }

    /** Whether the output is cheaply computed a second time from an input that is kept, instead of being kept. */
    boolean recomputes() {
        return false;
    }

    /** Computes the output for the backward pass once more. */
    void again(Pass pass) {
        throw new IllegalStateException(getClass().getSimpleName() + " cannot compute its output twice.");
    }

    /** Drops what was kept in fields for a backward pass. */
    void forget() {
    }

    /** Gives back what was made from the weights. */
    void free() {
    }
}
