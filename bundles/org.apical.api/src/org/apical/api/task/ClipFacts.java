package org.apical.api.task;

/**
 * The names under which a {@link LabelRow} tells what the clip itself says, beside what stands in the label table.
 *
 * @since 1.0
 */
public final class ClipFacts {

    /** The view's short name, such as "A4C"; empty when the clip does not say. */
    public static final String VIEW = "clip.view";
    /** How many frames the file has, stored ones or not. */
    public static final String FRAMES = "clip.frames";
    /** "colour" or "spectral" where the clip is a Doppler recording; empty otherwise. */
    public static final String DOPPLER = "clip.doppler";

    /** What all names begin with; behind it may stand any attribute of the clip. */
    public static final String PREFIX = "clip.";

    private ClipFacts() {
    }
}
