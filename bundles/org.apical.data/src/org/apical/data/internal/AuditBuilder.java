package org.apical.data.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apical.api.Problem;
import org.apical.data.ClassifiedViews;
import org.apical.data.ImportAudit;
import org.apical.data.LabelTable;
import org.apical.data.StoredClip;

/** Collects what an import takes in and leaves out. */
final class AuditBuilder {

    private final List<Problem> skipped = new ArrayList<>();
    private final List<Problem> tolerated = new ArrayList<>();
    private final Map<String, Set<String>> studies = new TreeMap<>();
    private final List<Problem> labelProblems = new ArrayList<>();
    private final List<StoredClip> clips = new ArrayList<>();
    private int stored;
    private int otherViews;
    private int classifiedViews;
    private int uncertainViews;
    private int unknownViews;
    private int disagreements;

    void labelProblem(Problem problem) {
        labelProblems.add(problem);
    }

    void skip(Problem problem) {
        skipped.add(problem);
    }

    void skipOtherView(Problem problem) {
        skipped.add(problem);
        otherViews++;
    }

    void skipClassifiedView(Problem problem) {
        skipOtherView(problem);
        classifiedViews++;
    }

    void skipUncertainView(Problem problem) {
        skipped.add(problem);
        uncertainViews++;
    }

    void skipUnknownView(Problem problem) {
        skipped.add(problem);
        unknownViews++;
    }

    void viewsDisagree() {
        disagreements++;
    }

    void tolerate(Problem problem) {
        tolerated.add(problem);
    }

    void store(StoredClip clip, List<Problem> problems) {
        stored++;
        tolerated.addAll(problems);
        clips.add(clip);
        studies.computeIfAbsent(clip.patient(), patient -> new TreeSet<>()).add(clip.study());
    }

    List<Problem> skipped() {
        return skipped;
    }

    ImportAudit build(int clipsFound, long frames, Optional<LabelTable> labels, List<Problem> duplicates) {
        int unlabelled = 0;
        if (labels.isPresent()) {
            labelProblems.addAll(labels.get().problems());
            labelProblems.addAll(labels.get().implausible());
            unlabelled = join(labels.get(), labelProblems);
        }
        return new ImportAudit(clipsFound, stored, 0, otherViews,
                new ClassifiedViews(classifiedViews, uncertainViews, unknownViews, disagreements), studies.size(),
                studies.values().stream().mapToInt(Set::size).sum(), frames, unlabelled, skipped, tolerated,
                labelProblems, duplicates);
    }

    /** Names the patients without labels and the labels without patients; returns how many the former are. */
    private int join(LabelTable labels, List<Problem> problems) {
        Map<String, String> bare = new TreeMap<>();
        labels.keys().forEach(key -> bare.put(bare(key), key));
        Set<String> present = new HashSet<>();
        Map<String, Boolean> labelled = new TreeMap<>();
        for (StoredClip clip : clips) {
            present.addAll(labels.ids(clip));
            labelled.merge(clip.patient(), labels.row(clip).isPresent(), Boolean::logicalOr);
        }
        int unlabelled = 0;
        for (Map.Entry<String, Boolean> patient : labelled.entrySet()) {
            if (!patient.getValue()) {
                unlabelled++;
                String near = bare.get(bare(patient.getKey()));
                problems.add(new Problem("The patient " + patient.getKey() + " has clips but no labels.", "", "",
                        near == null ? "Add a row, or the patient cannot take part." : near.equals(patient.getKey())
                                ? "The rows of this patient name other studies; compare the study ids."
                                : "The labels name '" + near + "'; make the ids alike."));
            }
        }
        for (String key : labels.keys()) {
            if (!present.contains(key)) {
                problems.add(new Problem("The patient " + key + " has labels but no clip.", "", "", ""));
            }
        }
        return unlabelled;
    }

    /** Spreadsheets drop leading zeros and people change case. */
    private static String bare(String id) {
        return id.strip().toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }
}
