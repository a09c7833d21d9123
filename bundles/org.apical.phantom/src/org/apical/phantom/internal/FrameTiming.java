package org.apical.phantom.internal;

/** How a file says when its frames were taken. */
public enum FrameTiming {
    /** One interval for all, in Frame Time. */
    FRAME_TIME,
    /** An interval for each frame, in Frame Time Vector; they are a little uneven. */
    FRAME_TIME_VECTOR,
    /** A whole number of frames a second, in Cine Rate. */
    CINE_RATE
}
