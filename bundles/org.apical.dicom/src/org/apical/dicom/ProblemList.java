package org.apical.dicom;

import java.util.ArrayList;
import java.util.List;
import org.apical.api.ApicalException;
import org.apical.api.Problem;

/** Gathers what was tolerated in one file; a hostile file cannot make it grow without limit. */
final class ProblemList {
    private static final int MOST = 50;

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private int leftOut;

    ProblemList(String file) {
        this.file = file;
    }

    void add(String message, String place, String remedy) {
        Problem problem = new Problem(message, file, place, remedy);
        if (problems.contains(problem)) {
            return;
        }
        if (problems.size() < MOST) {
            problems.add(problem);
        } else {
            leftOut++;
        }
    }

    List<Problem> list() {
        List<Problem> all = new ArrayList<>(problems);
        if (leftOut > 0) {
            all.add(new Problem(leftOut + " further problems are not listed.", file, "", ""));
        }
        return List.copyOf(all);
    }

    ApicalException refuse(String message, String place, String remedy) {
        return ApicalException.badInput(new Problem(message, file, place, remedy));
    }
}
