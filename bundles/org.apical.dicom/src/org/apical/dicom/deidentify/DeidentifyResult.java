package org.apical.dicom.deidentify;

import java.nio.file.Path;
import java.util.List;
import org.apical.api.Problem;

/**
 * What became of the files of a folder.
 *
 * @param out      the folder with the released files, the audit and the review sheet
 * @param found    how many DICOM files there were
 * @param released how many were released
 * @param patients how many patients they are of
 * @param studies  how many studies they are of
 * @param frames   how many frames they hold
 * @param refused  the files that were not released, in their order
 * @param skipped  files that are no DICOM or cannot be opened
 * @since 1.0
 */
public record DeidentifyResult(Path out, int found, int released, int patients, int studies, long frames,
        List<Refused> refused, List<Problem> skipped) {

    /** Makes the lists unchangeable. */
    public DeidentifyResult {
        refused = List.copyOf(refused);
        skipped = List.copyOf(skipped);
    }

    /**
     * A file that was not released.
     *
     * @param id      its pseudonym in audit and review sheet
     * @param file    where it is; only told to whoever ran the command
     * @param refusal why
     * @param detail  the same in a sentence, which may repeat what the file says
     */
    public record Refused(String id, Path file, Refusal refusal, String detail) {
    }
}
