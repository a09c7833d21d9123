package org.apical.experiment.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.apical.api.report.Estimate;
import org.apical.experiment.search.CostEstimate;

/** Writes a protocol's report: one HTML file that opens without a network and runs no script. */
final class ProtocolReport {

    private final ProtocolResult result;
    private final StringBuilder html = new StringBuilder();

    ProtocolReport(ProtocolResult result) {
        this.result = result;
    }

    String html() {
        html.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n"
                + "<meta charset=\"utf-8\" />\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                + "'none'; style-src 'unsafe-inline'\" />\n<meta name=\"viewport\" content=\"width=device-width, "
                + "initial-scale=1\" />\n<meta name=\"color-scheme\" content=\"light dark\" />\n<title>")
                .append(text(result.protocol().title())).append("</title>\n<style>\n").append(style())
                .append("</style>\n</head>\n<body>\n<header>\n<p class=\"eyebrow\">Apical protocol</p>\n<h1>")
                .append(text(result.protocol().title())).append("</h1>\n<p class=\"lead\">")
                .append(text(lead())).append("</p>\n</header>\n<main>\n");
        claims();
        tasks();
        runs();
        method();
        return html.append("</main>\n<footer><p>For research only; not a medical device. This file is complete: it "
                + "loads nothing from elsewhere.</p></footer>\n</body>\n</html>\n").toString();
    }

    private String lead() {
        int trainings = result.runs().stream().mapToInt(MadeRun::trainings).sum();
        String reference = result.protocol().reference();
        return (reference.isEmpty() ? "" : reference + ". ") + trainings + " networks trained in "
                + CostEstimate.duration(result.seconds()) + "; " + result.claims().size() + " claims: "
                + result.count(Verdict.SHOWN) + " shown, " + result.count(Verdict.NOT_SHOWN) + " not shown, "
                + result.count(Verdict.NOT_TESTED) + " not tested.";
    }

    private void claims() {
        open("claims", "Claims");
        html.append("<div class=\"wide\"><table>\n<thead><tr><th>Claim</th><th>Verdict</th><th>Why</th></tr></thead>\n"
                + "<tbody>\n");
        for (ClaimResult claim : result.claims()) {
            html.append("<tr><th scope=\"row\"><a href=\"#claim-").append(text(claim.claim().id())).append("\">")
                    .append(text(claim.claim().says())).append("</a></th><td><span class=\"verdict v-")
                    .append(claim.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-')).append("\">")
                    .append(claim.verdict().words()).append("</span></td><td>").append(text(claim.sentence()))
                    .append("</td></tr>\n");
        }
        html.append("</tbody></table></div>\n");
        close();
        open("evidence", "Evidence");
        result.claims().stream().filter(claim -> !claim.evidence().isEmpty()).forEach(this::evidence);
        close();
    }

    private void evidence(ClaimResult claim) {
        html.append("<h3 id=\"claim-").append(text(claim.claim().id())).append("\">")
                .append(text(claim.claim().says())).append(" <small>").append(claim.verdict().words())
                .append("</small></h3>\n");
        if (!claim.claim().paper().isEmpty()) {
            html.append("<p class=\"note\">Paper: ").append(text(claim.claim().paper())).append("</p>\n");
        }
        double reach = claim.evidence().stream().map(Evidence::difference).mapToDouble(ProtocolReport::reach).max()
                .orElse(1);
        html.append("<div class=\"wide\"><table>\n<thead><tr><th>Run</th><th>Against</th><th>Figure</th>"
                + "<th class=\"number\">Run</th><th class=\"number\">Against</th><th class=\"number\">Difference</th>"
                + "<th class=\"number\">95 % interval</th><th></th><th class=\"number\">p</th>"
                + "<th class=\"number\">p, Holm</th><th>Holds</th></tr></thead>\n<tbody>\n");
        for (Evidence one : claim.evidence()) {
            html.append("<tr><th scope=\"row\">").append(text(one.run())).append("</th><td>")
                    .append(text(one.against())).append("</td><td>").append(text(one.figure())).append("</td>");
            number(number(one.runValue()));
            number(number(one.againstValue()));
            number(number(one.difference().value()));
            number(interval(one.difference()));
            html.append("<td>").append(strip(one.difference(), reach)).append("</td>");
            number(p(one.p()));
            number(p(one.adjustedP()));
            html.append("<td>").append(one.holds() ? "yes" : "no").append("</td></tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }

    private void tasks() {
        open("tasks", "Tasks, beside the paper");
        html.append("<div class=\"wide\"><table>\n<thead><tr><th>Task</th><th>Figure</th><th class=\"number\">Ours</th>"
                + "<th class=\"number\">95 % interval</th><th class=\"number paper\">Paper</th><th>Remark</th></tr>"
                + "</thead>\n<tbody>\n");
        String before = "";
        for (TaskRow row : TaskRow.of(result)) {
            boolean same = row.run().equals(before);
            before = row.run();
            html.append("<tr><th scope=\"row\">").append(same ? "" : text(row.title() + (row.patients() == 0 ? ""
                    : " (" + row.patients() + " patients)"))).append("</th><td>")
                    .append(text(row.figure().isEmpty() ? "not there" : row.figure()
                            + (row.unit().isEmpty() ? "" : ", " + row.unit()))).append("</td>");
            number(row.ours().map(one -> number(one.value())).orElse(""));
            number(row.ours().map(ProtocolReport::interval).orElse(""));
            html.append("<td class=\"number paper\">").append(row.paper().map(one -> String.format(Locale.ROOT, "%."
                    + one.decimals() + "f", one.estimate().value())).orElse("")).append("</td><td class=\"note\">")
                    .append(text(row.paper().map(one -> one.remark()).orElse(""))).append("</td></tr>\n");
        }
        html.append("</tbody></table></div>\n<p class=\"note\">The paper's figures are of other patients and another "
                + "network: what was reached there, not what must be.</p>\n");
        close();
    }

    private void runs() {
        open("runs", "Runs");
        html.append("<div class=\"wide\"><table>\n<thead><tr><th>Run</th><th>Kind</th><th class=\"number\">Trainings"
                + "</th><th class=\"number\">Time</th><th>Chosen settings</th><th>Note</th></tr></thead>\n<tbody>\n");
        for (MadeRun run : result.runs()) {
            boolean link = run.isDone() && run.trainings() > 0;
            html.append("<tr><th scope=\"row\">").append(link ? "<a href=\"" + text(link(run)) + "\">" : "")
                    .append(text(run.name())).append(link ? "</a>" : "").append("</th><td>").append(run.kind())
                    .append("</td>");
            number(run.trainings() == 0 ? "" : String.valueOf(run.trainings()));
            number(run.trainings() == 0 ? "" : CostEstimate.duration(run.seconds()));
            html.append("<td>").append(text(String.join(", ", run.settings()))).append("</td><td>")
                    .append(text(run.note())).append("</td></tr>\n");
        }
        html.append("</tbody></table></div>\n");
        close();
    }

    private String link(MadeRun run) {
        Path report = run.place().resolve("report.html").toAbsolutePath();
        Path root = result.folder().root().toAbsolutePath();
        return report.getRoot().equals(root.getRoot()) ? root.relativize(report).toString().replace('\\', '/')
                : report.toUri().toString();
    }

    private void method() {
        open("method", "How claims are judged");
        html.append("<p>Every comparison is of the same patients of the test part. Intervals of differences come from "
                + "a paired bootstrap over patients, bias-corrected and accelerated, with 10,000 resamples, p values "
                + "from a paired permutation test; areas under the curve are compared by DeLong's interval and test. "
                + "<b>Better</b> needs an interval clear of zero and p below 0.05 after Holm's adjustment over all "
                + "such comparisons of the protocol. <b>Not beaten</b> and <b>no further gain</b> need an interval "
                + "that leaves out a difference of the margin named: that none was found is not enough. Intervals tell "
                + "of chance in which patients were tested; each network was trained once, so chance in training is "
                + "not in them. A claim that is not shown is not refuted.</p>\n");
        close();
    }

    private void open(String id, String title) {
        html.append("<section id=\"").append(id).append("\">\n<h2>").append(text(title)).append("</h2>\n");
    }

    private void close() {
        html.append("</section>\n");
    }

    private void number(String text) {
        html.append("<td class=\"number\">").append(text(text)).append("</td>");
    }

    /** A strip with zero in the middle. */
    private static String strip(Estimate difference, double reach) {
        if (!Double.isFinite(difference.low()) || !Double.isFinite(difference.high()) || !(reach > 0)) {
            return "";
        }
        return String.format(Locale.ROOT, "<svg class=\"strip\" width=\"120\" height=\"14\" viewBox=\"0 0 120 14\" "
                + "aria-hidden=\"true\"><line class=\"zero\" x1=\"60\" x2=\"60\" y1=\"0\" y2=\"14\" />"
                + "<line class=\"reach\" x1=\"%.1f\" x2=\"%.1f\" y1=\"7\" y2=\"7\" /><circle class=\"dot\" cx=\"%.1f\" "
                + "cy=\"7\" r=\"3\" /></svg>", at(difference.low(), reach), at(difference.high(), reach),
                at(difference.value(), reach));
    }

    private static double at(double value, double reach) {
        return 60 + 54 * value / reach;
    }

    private static double reach(Estimate difference) {
        return Double.isFinite(difference.low()) && Double.isFinite(difference.high())
                ? Math.max(Math.abs(difference.low()), Math.abs(difference.high())) : 0;
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '\u2212');
    }

    private static String interval(Estimate estimate) {
        return Double.isFinite(estimate.low()) && Double.isFinite(estimate.high())
                ? number(estimate.low()) + " to " + number(estimate.high()) : "";
    }

    private static String p(double p) {
        return !Double.isFinite(p) ? "" : p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    private static String text(String plain) {
        StringBuilder escaped = new StringBuilder(plain.length() + 16);
        for (char c : plain.toCharArray()) {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(c < ' ' && !List.of('\n', '\t', '\r').contains(c) ? '\ufffd' : c);
            }
        }
        return escaped.toString();
    }

    private static String style() {
        try (InputStream stream = ProtocolReport.class.getResourceAsStream("protocol.css")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
