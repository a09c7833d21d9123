package org.apical.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BlandAltmanTest {

    /**
     * Peak expiratory flow in L/min, first measurement with each meter, and the results printed in Bland and Altman,
     * Lancet 1986;i:307-310: mean difference -2.1 (large minus mini), SD 38.8, limits -79.7 and 75.5 taken at 2 SD,
     * 95 % interval of the bias -22.0 to 17.8, of the upper limit 40.9 to 110.1, of the lower -114.3 to -45.1.
     */
    @Test
    void publishedPeakFlowMetersAgreeAsPublished() {
        double[] mini = {512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451};
        double[] large = {494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427};
        BlandAltman agreement = BlandAltman.of(mini, large);
        assertEquals(17, agreement.patients());
        assertEquals(-2.1, agreement.bias().value(), 0.05);
        assertEquals(38.8, agreement.deviation(), 0.05);
        assertEquals(-22.0, agreement.bias().low(), 0.1);
        assertEquals(17.8, agreement.bias().high(), 0.1);
        double twoInsteadOf196 = (2 - BlandAltman.LIMIT) * agreement.deviation();
        assertEquals(-79.7, agreement.low().value() - twoInsteadOf196, 0.1);
        assertEquals(75.5, agreement.high().value() + twoInsteadOf196, 0.1);
        // The paper approximates the limits' standard error by sqrt(3/n) SD, 1 % less than the formula of 1999.
        assertEquals(110.1 - 40.9, agreement.high().high() - agreement.high().low(), 1.0);
        assertEquals(114.3 - 45.1, agreement.low().high() - agreement.low().low(), 1.0);
    }

    @Test
    void aSinglePatientHasABiasAndNoLimits() {
        BlandAltman agreement = BlandAltman.of(new double[] {50}, new double[] {47});
        assertEquals(-3, agreement.bias().value());
        assertTrue(Double.isNaN(agreement.low().value()) && Double.isNaN(agreement.deviation()));
    }
}
