package org.apical.phantom;

/**
 * What the ground-truth masks mark; one bit of a mask's byte each, so that structures may overlap.
 *
 * @since 1.0
 */
public enum MaskStructure {
    /** Everything that the scanner sees, the sector. */
    SECTOR,
    /** The cavity of the left ventricle. */
    LV,
    /** The cavity of the left atrium. */
    LA,
    /** The wall of the left ventricle with the septum. */
    WALL,
    /** The pacemaker or defibrillator lead. */
    LEAD,
    /** Skin, fat and muscle before the heart. */
    NEAR_FIELD;

    /** Returns the value of this structure's bit: 1, 2, 4, 8, 16 or 32. */
    public int bit() {
        return 1 << ordinal();
    }
}
