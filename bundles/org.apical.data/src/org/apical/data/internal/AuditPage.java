package org.apical.data.internal;

import java.util.List;

import org.apical.api.Problem;
import org.apical.data.CohortInfo;
import org.apical.data.ImportAudit;

/** The audit as a page that opens without a network. */
final class AuditPage {

    private AuditPage() {
    }

    static String html(CohortInfo info, ImportAudit audit) {
        StringBuilder page = new StringBuilder(4096);
        page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Import audit</title>\n")
                .append("<style>body{font:15px/1.5 sans-serif;max-width:70em;margin:2em auto;padding:0 1em}")
                .append("table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.2em .7em;text-align:left}")
                .append("img{max-width:100%}.none{color:#666}</style></head><body>\n<h1>Import audit</h1>\n<table>\n");
        row(page, "Clips listed", audit.clipsFound());
        row(page, "Clips stored", audit.clipsStored());
        row(page, "Clips of other views", audit.otherViews());
        if (!info.viewsHash().isEmpty()) {
            row(page, "Of these by the classifier", audit.views().otherViews());
            row(page, "Classifier below certainty " + info.viewCertainty(), audit.views().uncertain());
            row(page, "Not in the table of views", audit.views().unknown());
            row(page, "Header and classifier disagree", audit.views().disagreements());
        }
        row(page, "Patients", audit.patients());
        row(page, "Studies", audit.studies());
        row(page, "Frames", audit.frames());
        row(page, "Patients without labels", audit.patientsWithoutLabels());
        row(page, "Frame size", info.columns() + " x " + info.rows());
        row(page, "Sampling", "up to " + info.framesPerClip() + " frames, one every " + info.intervalMs() + " ms");
        row(page, "View", info.view().isEmpty() ? "all" : info.view());
        row(page, "Views named by", info.viewsHash().isEmpty() ? "the headers"
                : "a classifier's table, SHA-256 " + info.viewsHash());
        row(page, "Data source", info.sourceId());
        row(page, "Content (SHA-256)", info.contentHash());
        row(page, "Written by", info.createdBy());
        page.append("</table>\n");
        list(page, "Pictures that patients share", audit.duplicates());
        list(page, "Left out", audit.skipped());
        list(page, "Labels", audit.labelProblems());
        list(page, "Taken in with doubts", audit.tolerated());
        page.append("<h2>What was masked</h2>\n<p>On the left of each pair a picture as it came, red where it was ")
                .append("blanked and coarse there so that no name can be read; on the right the stored frame.</p>\n")
                .append("<img src=\"sectors/sectors.png\" alt=\"Sectors of some clips\">\n</body></html>\n");
        return page.toString();
    }

    private static void row(StringBuilder page, String name, Object value) {
        page.append("<tr><th>").append(name).append("</th><td>").append(escape(value.toString()))
                .append("</td></tr>\n");
    }

    private static void list(StringBuilder page, String title, List<Problem> problems) {
        page.append("<h2>").append(title).append(" (").append(problems.size()).append(")</h2>\n");
        if (problems.isEmpty()) {
            page.append("<p class=\"none\">Nothing.</p>\n");
            return;
        }
        page.append("<ul>\n");
        problems.forEach(problem -> page.append("<li>").append(escape(problem.line())).append("</li>\n"));
        page.append("</ul>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
