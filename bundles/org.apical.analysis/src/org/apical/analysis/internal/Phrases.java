package org.apical.analysis.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apical.api.report.ReportRun;

/** Sentences that several parts of the report share. */
final class Phrases {

    private Phrases() {
    }

    /** Says in one line what the run was. */
    static String subtitle(ReportRun run) {
        List<String> parts = new ArrayList<>();
        parts.add("Run " + run.name());
        parts.add(patients(run.test().size()) + " in the test part");
        parts.add("made in " + duration(run.seconds()));
        return String.join(" · ", parts);
    }

    static String patients(int number) {
        return number == 1 ? "1 patient" : String.format(Locale.ROOT, "%,d patients", number);
    }

    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
