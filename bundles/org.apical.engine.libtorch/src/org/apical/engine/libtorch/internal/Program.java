package org.apical.engine.libtorch.internal;

import java.util.Arrays;
import java.util.List;

import org.bytedeco.pytorch.Tensor;

/** A network as a list of steps, each behind those it reads from. Slot 0 is the input. */
final class Program {

    static final int INPUT = 0;

    private final List<Step> steps;
    private final Parameters parameters;
    private final int output;
    private final int[] lastReader;
    private final int[] firstKeeper;
    private final Step[] producers;
    private final boolean[] wanted;

    /**
     * @param slots how many slots there are
     * @param output the slot of the result
     * @param wanted the slots whose gradients are wanted
     */
    Program(List<Step> steps, Parameters parameters, int slots, int output, boolean[] wanted) {
        this.steps = List.copyOf(steps);
        this.parameters = parameters;
        this.output = output;
        this.wanted = wanted.clone();
        this.lastReader = new int[slots];
        this.firstKeeper = new int[slots];
        this.producers = new Step[slots];
        Arrays.fill(lastReader, -1);
        Arrays.fill(firstKeeper, Integer.MAX_VALUE);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            for (int input : step.inputs()) {
                lastReader[input] = i;
            }
            producers[step.output()] = step;
            if (step.keepsInput()) {
                firstKeeper[step.input()] = Math.min(firstKeeper[step.input()], i);
            }
            if (step.keepsOutput()) {
                firstKeeper[step.output()] = Math.min(firstKeeper[step.output()], i);
            }
        }
        lastReader[output] = steps.size();
    }

    int slots() {
        return producers.length;
    }

    Parameters parameters() {
        return parameters;
    }

    Step producer(int slot) {
        return producers[slot];
    }

    /** The last step that reads a slot; null for the result. */
    Step lastReader(int slot) {
        return lastReader[slot] < steps.size() ? steps.get(lastReader[slot]) : null;
    }

    boolean wantsGradient(int slot) {
        return wanted[slot];
    }

    /** Runs forwards and returns the result, which stays in the pass. */
    Tensor forward(Pass pass, Tensor input) {
        pass.set(INPUT, input);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            step.forward(pass);
            for (int slot : step.inputs()) {
                if (lastReader[slot] == i && !kept(pass, slot)) {
                    pass.freeValue(slot);
                }
            }
        }
        return pass.value(output);
    }

    private boolean kept(Pass pass, int slot) {
        return pass.keeping() && firstKeeper[slot] < Integer.MAX_VALUE
                && (producers[slot] == null || !producers[slot].recomputes());
    }

    /** Runs backwards; returns the input's gradient where it is wanted, else null. */
    Tensor backward(Pass pass, Tensor outputGradient) {
        pass.addGradient(output, outputGradient);
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (pass.hasGradient(step.output())) {
                step.backward(pass);
            }
            freeBehind(pass, i, step);
        }
        return wanted[INPUT] ? pass.takeGradient(INPUT) : null;
    }

    private void freeBehind(Pass pass, int i, Step step) {
        step.forget();
        for (int slot : step.inputs()) {
            if (firstKeeper[slot] == i) {
                pass.freeValue(slot);
            }
        }
        pass.freeValue(step.output());
    }

    /** Drops what steps kept for a backward pass that did not come to its end. */
    void forget() {
        steps.forEach(Step::forget);
    }

    void free() {
        forget();
        steps.forEach(Step::free);
        parameters.free();
    }
}
