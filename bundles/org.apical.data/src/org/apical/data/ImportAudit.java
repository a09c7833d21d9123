package org.apical.data;

import java.util.List;

import org.apical.api.Problem;

/**
 * What an import took in and what it left out.
 *
 * @param clipsFound how many clips the source listed
 * @param clipsStored how many are in the cohort
 * @param otherViews how many were left out because they show another view
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
public record ImportAudit(int clipsFound, int clipsStored, int otherViews, int patients, int studies, long frames,
        int patientsWithoutLabels, List<Problem> skipped, List<Problem> tolerated, List<Problem> labelProblems,
        List<Problem> duplicates) {

    /** Copies the lists. */
    public ImportAudit {
        skipped = List.copyOf(skipped);
        tolerated = List.copyOf(tolerated);
        labelProblems = List.copyOf(labelProblems);
        duplicates = List.copyOf(duplicates);
    }
}
