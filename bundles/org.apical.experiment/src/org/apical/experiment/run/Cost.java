package org.apical.experiment.run;

/**
 * What a run costs, from a few measured steps.
 *
 * @param importSeconds reading the source into a cohort, which is done now and not needed again; 0 when it was there
 * @param setupSeconds opening the data and making the network
 * @param epochSeconds one epoch: its steps, the validation part and the checkpoint
 * @param closingSeconds predicting the validation part once more with the selected weights
 * @param judgingSeconds judging the model that was chosen: the frames of both parts, figures with their intervals; maps
 *     and the page of the report are not counted
 * @param memoryMb the peak memory of this process while it was measured
 * @param stepSeconds one step of training
 * @param steps the steps of an epoch
 */
public record Cost(double importSeconds, double setupSeconds, double epochSeconds, double closingSeconds,
        double judgingSeconds, double memoryMb, double stepSeconds, int steps) {

    /**
     * Returns what a number of epochs cost, without import and judging.
     *
     * @param epochs the number
     * @return seconds
     */
    public double seconds(int epochs) {
        return setupSeconds + epochs * epochSeconds + closingSeconds;
    }
}
