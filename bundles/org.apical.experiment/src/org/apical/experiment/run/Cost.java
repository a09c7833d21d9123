package org.apical.experiment.run;

/**
 * What a run costs, from a few measured steps.
 *
 * @param setupSeconds opening the data and making the network
 * @param epochSeconds one epoch: its steps, the validation part and the checkpoint
 * @param closingSeconds predicting the validation part once more with the selected weights
 * @param memoryMb the peak memory of this process while it was measured
 * @param stepSeconds one step of training
 * @param steps the steps of an epoch
 */
public record Cost(double setupSeconds, double epochSeconds, double closingSeconds, double memoryMb,
        double stepSeconds, int steps) {

    /**
     * Returns what a number of epochs cost.
     *
     * @param epochs the number
     * @return seconds
     */
    public double seconds(int epochs) {
        return setupSeconds + epochs * epochSeconds + closingSeconds;
    }
}
