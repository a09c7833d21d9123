package org.apical.ide.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apical.api.ApicalException;
import org.apical.data.StoredClip;
import org.apical.ui.Choice;
import org.apical.ui.Choices;
import org.apical.ui.Opening;

/** A cohort in the project tree: patients, their studies and clips. */
final class NavCohort extends NavNode {

    private static final int LONG = 16;

    private final CohortShelf shelf;

    NavCohort(Path path, CohortShelf shelf) {
        super(path.toString(), path.getFileName().toString(), "cohort", path, true);
        this.shelf = shelf;
    }

    /** Identifiers of DICOM are long and differ at their ends. */
    private static String brief(String id) {
        return id.length() <= LONG ? id : "\u2026" + id.substring(id.length() - LONG / 2);
    }

    @Override
    List<NavNode> find() throws ApicalException {
        Map<String, List<StoredClip>> patients = new TreeMap<>();
        for (StoredClip clip : shelf.reopen(path()).clips()) {
            patients.computeIfAbsent(clip.patient(), none -> new ArrayList<>()).add(clip);
        }
        List<NavNode> found = new ArrayList<>();
        patients.forEach((name, clips) -> found.add(new Patient(path(), name, clips)));
        return found;
    }

    @Override
    boolean isOwnFile() {
        return true;
    }

    @Override
    void choose() {
        Choices.get().choose(choice -> choice.withCohort(path()));
    }

    @Override
    void open() {
        choose();
        Opening.perspective(Opening.STUDY_PERSPECTIVE);
    }

    /** A patient of the cohort. */
    private static final class Patient extends NavNode {

        private final List<StoredClip> clips;

        Patient(Path cohort, String name, List<StoredClip> clips) {
            super(name, name, "patient", cohort, true);
            this.clips = clips;
        }

        @Override
        String note() {
            return clips.size() == 1 ? "1 clip" : clips.size() + " clips";
        }

        @Override
        List<NavNode> find() {
            Map<String, List<StoredClip>> studies = new TreeMap<>();
            clips.forEach(clip -> studies.computeIfAbsent(clip.study(), none -> new ArrayList<>()).add(clip));
            List<NavNode> found = new ArrayList<>();
            studies.forEach((name, of) -> found.add(new Study(path(), text(), name, of)));
            return found;
        }

        @Override
        void choose() {
            Choices.get().choose(choice -> choice.withCohort(path()).withPatient(text()));
        }

        @Override
        void open() {
            choose();
            Opening.perspective(Opening.STUDY_PERSPECTIVE);
        }
    }

    /** A study of a patient. */
    private static final class Study extends NavNode {

        private final String patient;
        private final List<StoredClip> clips;

        Study(Path cohort, String patient, String name, List<StoredClip> clips) {
            super(name, name.isEmpty() ? "Study" : "Study " + brief(name), "study", cohort, true);
            this.patient = patient;
            this.clips = clips;
        }

        @Override
        List<NavNode> find() {
            return clips.stream().map(clip -> (NavNode) new Clip(path(), clip)).toList();
        }

        @Override
        void choose() {
            Choices.get().choose(choice -> choice.withCohort(path()).withPatient(patient));
        }

        @Override
        void open() {
            choose();
            Opening.perspective(Opening.STUDY_PERSPECTIVE);
        }
    }

    /** A clip of a study. */
    static final class Clip extends NavNode {

        private final StoredClip clip;

        Clip(Path cohort, StoredClip clip) {
            super(clip.clip(), (clip.view() + "  " + brief(clip.clip())).strip(), "clip", cohort, false);
            this.clip = clip;
        }

        /** Returns the whole identifier. */
        String id() {
            return clip.clip();
        }

        /** The frame that stands for the clip: the one in its middle. */
        long frame() {
            return clip.firstFrame() + clip.frames() / 2;
        }

        @Override
        String note() {
            return clip.frames() == 1 ? "1 frame" : clip.frames() + " frames";
        }

        @Override
        void choose() {
            Choices.get().choose(this::chosen);
        }

        private Choice chosen(Choice before) {
            return before.withCohort(path()).withPatient(clip.patient()).withClip(clip.clip());
        }

        @Override
        void open() {
            choose();
            Opening.perspective(Opening.STUDY_PERSPECTIVE);
        }
    }
}
