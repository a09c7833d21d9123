package org.apical.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import org.apical.api.report.EpochRecord;

class TrainingStateTest {

    private static TrainingState train(int epochs, int patience, double... losses) {
        TrainingState state = TrainingState.begin();
        for (int i = 0; i < losses.length && !state.finished(); i++) {
            state = state.after(new EpochRecord(i + 1, 1, losses[i], 0, 0.01, 1, 1, 0, 0, 1), epochs, patience);
        }
        return state;
    }

    @Test
    void keepsTheEpochWithTheLowestLoss() {
        TrainingState state = train(4, 0, 3, 1, 2, 1);
        assertEquals(2, state.bestEpoch());
        assertEquals(1, state.bestLoss());
        assertTrue(state.finished());
        assertFalse(state.lastWasBest());
    }

    @Test
    void stopsWhenPatienceIsOver() {
        assertEquals(5, train(100, 3, 5, 4, 6, 6, 6, 1).epoch());
        assertEquals(6, train(100, 0, 5, 4, 6, 6, 6, 1).epoch());
    }

    @Test
    void neverTakesALossThatIsNotANumberForTheBest() {
        TrainingState state = train(3, 0, Double.NaN, 7, Double.NaN);
        assertEquals(2, state.bestEpoch());
        assertEquals(0, train(2, 0, Double.NaN, Double.POSITIVE_INFINITY).bestEpoch());
    }
}
