package org.apical.dicom.deidentify;

/**
 * Why a file was not released.
 *
 * @since 1.0
 */
public enum Refusal {
    /** It is no ultrasound; only of ultrasound is it known where the pixels may show a name. */
    NOT_ULTRASOUND("It is not an ultrasound image, so nobody knows where its pixels show names."),
    /** It has no image, such as a report, a PDF document or a presentation state. */
    NO_IMAGE("It has no pixel data that could be cleaned."),
    /** It cannot be read as a whole. */
    DAMAGED("It is damaged or cannot be decoded."),
    /** Its pictures show no sector of which it is certain that writing lies outside. */
    NO_SECTOR("The scan sector was not found with certainty."),
    /** What may be writing covers too much of the sector. */
    WRITING("What may be writing covers too much of the scan sector."),
    /** Another file of the same instance was released already. */
    SEEN_BEFORE("The same instance was released already from another file."),
    /** What was written does not pass the check that follows. */
    NOT_CLEAN("The result did not pass the check that follows each cleaning.");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    /** Returns the reason as a sentence that says nothing about the file's content. */
    public String sentence() {
        return sentence;
    }
}
