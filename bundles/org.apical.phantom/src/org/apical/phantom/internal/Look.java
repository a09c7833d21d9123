package org.apical.phantom.internal;

/**
 * How one patient looks to one scanner.
 *
 * @param gainDb         overall gain
 * @param dynamicRangeDb range of echoes between black and white
 * @param slopeDbPerCm   loss with depth that the depth gain leaves
 * @param noiseDb        noise of the receiver at the far end
 * @param nearFieldCm    thickness of the chest wall
 * @param fasciaShare    depth of its bright fascia as a share of the thickness
 * @param clutterDb      reverberation below the chest wall, at its lower edge
 * @param clutterFadeCm  depth over which that falls to a third
 */
public record Look(double gainDb, double dynamicRangeDb, double slopeDbPerCm, double noiseDb, double nearFieldCm,
        double fasciaShare, double clutterDb, double clutterFadeCm) {
}
