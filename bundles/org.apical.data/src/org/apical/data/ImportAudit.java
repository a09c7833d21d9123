package org.apical.data;

import java.util.List;

import org.apical.api.Problem;

/**
 * What an import took in and what it left out.
 *
 * @param clipsFound how many clips the source listed
 * @param clipsStored how many are in the cohort
 * @param clipsKept how many did not change since an earlier import into the same folder and were not decoded again; 0
 *     in the audit that lies in the cohort, which is that of a fresh import
 * @param otherViews how many were left out because they show another view
 * @param views what a table of views decided
 * @param patients how many patients are in the cohort
 * @param studies how many studies are in the cohort
 * @param frames how many frames are in the cohort
 * @param patientsWithoutLabels how many patients no row of the label table belongs to; 0 without labels
 * @param skipped what was left out, each with file and reason
 * @param tolerated oddities of what was taken in
 * @param labelProblems duplicate, conflicting and unmatched labels
 * @param duplicates pictures that different patients share
 * @since 1.0
 */
public record ImportAudit(int clipsFound, int clipsStored, int clipsKept, int otherViews, ClassifiedViews views,
        int patients, int studies,
        long frames, int patientsWithoutLabels, List<Problem> skipped, List<Problem> tolerated,
        List<Problem> labelProblems, List<Problem> duplicates) {

    /** Copies the lists; audits of the first versions know no table of views. */
    public ImportAudit {
        views = views == null ? ClassifiedViews.NONE : views;
        skipped = List.copyOf(skipped);
        tolerated = List.copyOf(tolerated);
        labelProblems = List.copyOf(labelProblems);
        duplicates = List.copyOf(duplicates);
    }

    /**
     * Tells how much was kept.
     *
     * @param clips how many clips
     * @return the audit with that number
     */
    public ImportAudit withKept(int clips) {
        return new ImportAudit(clipsFound, clipsStored, clips, otherViews, views, patients, studies, frames,
                patientsWithoutLabels, skipped, tolerated, labelProblems, duplicates);
    }
}
