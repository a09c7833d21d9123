package org.apical.phantom.internal;

/** Where a piece of tissue was at end diastole; speckle is looked up there, so it moves with the heart. */
public interface Motion {

    /** Returns the place in the texture of the tissue that is now at this point of the scan plane, in centimetres. */
    int texture(float x, float z);
}
