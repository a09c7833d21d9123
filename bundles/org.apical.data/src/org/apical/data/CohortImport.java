package org.apical.data;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.data.internal.ImportJob;

/**
 * Imports clips into a cohort.
 *
 * @since 1.0
 */
public final class CohortImport {

    private CohortImport() {
    }

    /**
     * Decodes, finds the scan sector, blanks everything else, samples by time, crops, scales and stores.
     *
     * <p>A clip that cannot be used is left out and named in the audit. The same clips give the same bytes whatever the
     * number of threads; memory does not grow with the number of clips but for their index.
     *
     * @param request what to import and how
     * @param progress told of every clip; stops the import when cancelled
     * @return what was taken in and what was left out; also in the cohort as audit.json and audit.html
     * @throws ApicalException when the labels cannot be read, no clip can be used, the folder cannot be written or the
     *     import was stopped; nothing half-written is left then
     */
    public static ImportAudit run(ImportRequest request, Progress progress) throws ApicalException {
        return new ImportJob(request, progress).run();
    }
}
