package org.apical.runs;

/**
 * How far a run came.
 *
 * @since 1.0
 */
public enum RunState {
    /** It has begun, but no epoch is done. */
    BEGUN,
    /** Some epochs are done; it is at work or was stopped. */
    TRAINING,
    /** Training has ended, and the test part was not looked at. */
    TRAINED,
    /** It was judged on the test part. */
    FINISHED
}
