package org.apical.dicom.deidentify;

import org.apical.api.Problem;

/** Ends the work on one file, which is then listed and not released. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    RefusedException(Refusal refusal, String detail) {
        super(detail.isEmpty() ? refusal.sentence() : refusal.sentence() + " " + detail);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }

    Problem problem(String file) {
        return new Problem(getMessage(), file, "", "");
    }
}
