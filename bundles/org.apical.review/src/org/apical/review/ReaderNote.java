package org.apical.review;

import java.time.Instant;
import java.util.Objects;

import org.apical.api.settings.EnumWords;

/**
 * What a reader said of a case.
 *
 * @param time when
 * @param reader who, as the reader wants to be named
 * @param task the task's name in the run
 * @param subject the patient's id, or the clip's file in a task about clips
 * @param verdict what the reader thinks
 * @param text the reader's words, perhaps empty
 * @since 1.0
 */
public record ReaderNote(Instant time, String reader, String task, String subject, Verdict verdict, String text) {

    /** Checks that nothing is missing. */
    public ReaderNote {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(reader, "reader");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(text, "text");
    }

    /**
     * Tells whether this is about a case.
     *
     * @param ofTask the task's name
     * @param ofSubject the case's subject
     * @return true when both are meant
     */
    public boolean isAbout(String ofTask, String ofSubject) {
        return task.equals(ofTask) && subject.equals(ofSubject);
    }

    /**
     * Returns the note in a line.
     *
     * @return reader, verdict and words
     */
    public String line() {
        return reader + ": " + EnumWords.of(verdict) + (text.isEmpty() ? "" : ", " + text.replaceAll("\\s+", " "));
    }
}
