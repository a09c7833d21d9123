package org.apical.analysis.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apical.api.report.ReportRun;

/** Sentences that several parts of the report share. */
final class Phrases {

    static final String PATIENTS = "patients";
    static final String CLIPS = "clips";

    private Phrases() {
    }

    /** Says in one line what the run was. */
    static String subtitle(ReportRun run) {
        List<String> parts = new ArrayList<>();
        parts.add("Run " + run.name());
        parts.add(number(run.test().size(), counted(run)) + " in the test part");
        parts.add("made in " + duration(run.seconds()));
        return String.join(" · ", parts);
    }

    /** What a prediction is made for, as the figures count it. */
    static String counted(ReportRun run) {
        return run.metrics().containsKey(CLIPS) ? CLIPS : PATIENTS;
    }

    static String capitalised(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String number(int number, String counted) {
        return number == 1 ? "1 " + counted.substring(0, counted.length() - 1)
                : String.format(Locale.ROOT, "%,d %s", number, counted);
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
