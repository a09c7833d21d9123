package org.apical.explain.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.apical.analysis.FigureFormat;
import org.apical.analysis.chart.Charts;
import org.apical.analysis.chart.Figure;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.report.Estimate;
import org.apical.experiment.run.RunFolder;

/** Tells where networks look and what the paper claims of it: a page, its figures and its numbers. */
final class ClaimsPage {

    private final Path folder;
    private final List<ClaimedRun> runs;
    private final List<Diffuseness> diffuse;
    private final String interpreter;

    ClaimsPage(Path folder, List<ClaimedRun> runs, List<Diffuseness> diffuse, String interpreter) {
        this.folder = folder;
        this.runs = runs;
        this.diffuse = diffuse;
        this.interpreter = interpreter;
    }

    void write() throws ApicalException {
        tables();
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>"
                + "<title>Where networks look</title><style>body{font-family:sans-serif;max-width:72em;margin:2em auto;"
                + "padding:0 1em;line-height:1.45}table{border-collapse:collapse}td,th{padding:.25em .7em;text-align:"
                + "left;border-bottom:1px solid #ddd}td.number{text-align:right}figure{margin:1.2em 0}figure svg{width:"
                + "100%;max-width:44em;height:auto}figcaption{font-size:90%}</style></head><body>\n"
                + "<h1>Where networks look on the phantom</h1>\n<p>The claims of Ghorbani et al. 2020 (doi:10.1038/"
                + "s41746-019-0216-8) against what the phantom plants. Maps: ")
                .append(ExplanationHtml.text(interpreter)).append(". Intervals are of 95 %, over patients.</p>\n");
        claims(html);
        diffuseness(html);
        figure(html, Charts.estimates("relevance-density", names(ClaimedRun::taskName), runs.stream()
                .map(run -> run.times(run.claim().structure())).toList(),
                "Relevance mass in its structure over the structure's area", 1),
                "How many times denser the maps are where the trait was planted; 1 is a map that knows nothing.");
        figure(html, Charts.estimates("entropy", names(ClaimedRun::taskName), runs.stream().map(ClaimedRun::entropy)
                .toList(), "Entropy of the maps over that of an even map", Double.NaN),
                "How evenly the maps are spread over the sector.");
        everywhere(html);
        for (ClaimedRun run : runs) {
            html.append("<figure>").append(ExplanationHtml.picture(folder.resolve(run.claim().task() + ".png"),
                    run.taskName())).append("<figcaption><b>").append(ExplanationHtml.text(run.taskName()))
                    .append("</b>: the patient of the highest prediction. One colour scale for all tasks: relevance "
                            + "over that of a mean place.</figcaption></figure>\n");
        }
        AtomicFiles.writeText(folder.resolve("index.html"), html.append("</body></html>\n").toString());
    }

    private List<String> names(Function<ClaimedRun, String> name) {
        return runs.stream().map(name).toList();
    }

    private void claims(StringBuilder html) {
        html.append("<h2>Claims</h2>\n<table><thead><tr><th>Task</th><th>Claim</th><th>Structure</th><th>Mass in it"
                + "</th><th>Its area</th><th>Times denser</th><th>Holds</th><th>Mass from 0.4, 3 times the area</th>"
                + "</tr></thead><tbody>\n");
        for (ClaimedRun run : runs) {
            String structure = run.claim().structure();
            html.append("<tr><td>").append(ExplanationHtml.text(run.taskName())).append("</td><td>")
                    .append(run.claim().words()).append("</td><td>").append(structure).append("</td>")
                    .append(cell(run.mass(structure))).append(cell(run.area(structure)))
                    .append(cell(run.times(structure))).append("<td>").append(run.holds() ? "yes" : "no")
                    .append("</td><td>").append(!run.claim().measured() ? "not asked" : run.reaches() ? "yes" : "no")
                    .append("</td></tr>\n");
        }
        html.append("</tbody></table>\n<p>A claim holds when the interval of “times denser” lies above 1.</p>\n");
    }

    private void diffuseness(StringBuilder html) {
        if (diffuse.isEmpty()) {
            return;
        }
        html.append("<h2>More diffuse than local structures</h2>\n<table><thead><tr><th>Task</th><th>Entropy less "
                + "that of local structures’ maps</th><th>Patients compared with themselves</th><th>Holds</th></tr>"
                + "</thead><tbody>\n");
        for (Diffuseness one : diffuse) {
            html.append("<tr><td>").append(ExplanationHtml.text(one.run().taskName())).append("</td>")
                    .append(cell(one.difference())).append("<td class=\"number\">").append(one.patients())
                    .append("</td><td>").append(one.holds() ? "yes" : "no").append("</td></tr>\n");
        }
        html.append("</tbody></table>\n");
    }

    /** Every task in every structure, so that a reader sees what else draws a network's attention. */
    private void everywhere(StringBuilder html) {
        html.append("<h2>Every task in every structure</h2>\n<p>How many times denser the maps are in a structure than "
                + "in the sector.</p>\n<table><thead><tr><th>Task</th>");
        Set<String> structures = structures();
        structures.forEach(name -> html.append("<th>").append(name).append("</th>"));
        html.append("</tr></thead><tbody>\n");
        for (ClaimedRun run : runs) {
            html.append("<tr><td>").append(ExplanationHtml.text(run.taskName())).append("</td>");
            structures.forEach(name -> html.append("<td class=\"number\">")
                    .append(ExplanationHtml.number(run.times(name).value())).append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</tbody></table>\n");
    }

    private Set<String> structures() {
        Set<String> structures = new LinkedHashSet<>();
        runs.forEach(run -> run.patients().values().forEach(one -> structures.addAll(one.mass().keySet())));
        return structures;
    }

    private void figure(StringBuilder html, Figure figure, String caption) throws ApicalException {
        FigureFormat.SVG.write(figure, folder);
        FigureFormat.PDF.write(figure, folder);
        html.append("<figure>").append(figure.svg()).append("<figcaption>").append(caption)
                .append("</figcaption></figure>\n");
    }

    private static String cell(Estimate estimate) {
        return "<td class=\"number\">" + ExplanationHtml.text(HiddenSummary.words(estimate)) + "</td>";
    }

    private void tables() throws ApicalException {
        List<List<Object>> summary = new ArrayList<>();
        List<List<Object>> patients = new ArrayList<>();
        for (ClaimedRun run : runs) {
            for (String structure : structures()) {
                Estimate mass = run.mass(structure);
                Estimate times = run.times(structure);
                if (Double.isFinite(mass.value())) {
                    summary.add(List.of(run.claim().task(), structure, structure.equals(run.claim().structure()),
                            mass.value(), mass.low(), mass.high(), run.area(structure).value(), times.value(),
                            times.low(), times.high()));
                }
            }
            run.patients().forEach((id, one) -> one.mass().forEach((structure, mass) -> patients.add(List.of(
                    run.claim().task(), run.run(), id, one.entropy(), structure, mass, one.area().get(structure)))));
        }
        RunFolder.writeCsv(folder.resolve("structures.csv"), List.of("task", "structure", "claimed", "mass", "massLow",
                "massHigh", "area", "times", "timesLow", "timesHigh"), summary);
        RunFolder.writeCsv(folder.resolve("patients.csv"), List.of("task", "run", "patient", "entropy", "structure",
                "mass", "area"), patients);
    }
}
