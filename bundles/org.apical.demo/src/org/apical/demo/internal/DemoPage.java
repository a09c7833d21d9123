package org.apical.demo.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.report.Estimate;
import org.apical.api.task.Target;
import org.apical.experiment.run.RunFolder;

/** The page that puts the demo's runs side by side and leads to their reports. */
final class DemoPage {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"/><title>Apical demo</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 3rem auto; padding: 0 1rem;
              color: #1c2530; background: #fbfbf9 }
            h1 { font-weight: 600; margin-bottom: .2rem }
            table { border-collapse: collapse; width: 100%; margin: 1.5rem 0 }
            th, td { text-align: left; padding: .45rem .8rem .45rem 0; border-bottom: 1px solid #dcdfe3 }
            td.n { text-align: right; font-variant-numeric: tabular-nums }
            .note { color: #5b6673 }
            @media (prefers-color-scheme: dark) { body { color: #e4e8ec; background: #15191e }
              th, td { border-color: #333b45 } a { color: #7cb7f2 } .note { color: #97a3b0 } }
            </style></head><body>
            <h1>Apical demo</h1>
            """;

    private DemoPage() {
    }

    static Path write(Path out, List<DemoRun> runs, double seconds, double peakMemoryMb) throws ApicalException {
        StringBuilder html = new StringBuilder(HEAD);
        html.append("<p class=\"note\">Synthetic echocardiograms with known truth, so every figure can be checked. ")
                .append(String.format(Locale.ROOT, "Made in %.0f s with %.0f MB of memory at most.", seconds,
                        peakMemoryMb))
                .append("</p>\n<table><tr><th>Task</th><th>Figure</th><th>Here, with 95 % interval</th>"
                        + "<th>Paper</th><th></th></tr>\n");
        for (DemoRun run : runs) {
            String link = out.relativize(new RunFolder(run.result().folder()).report()).toString()
                    .replace('\\', '/');
            if (run.target().kind() == Target.Kind.REGRESSION) {
                row(html, run.task(), "Mean absolute error by that of predicting the mean",
                        run.result().test().get("maeRatio"), "0.71", link);
                row(html, "", "R&#178;", run.result().test().get("r2"), "0.50", "");
            } else {
                row(html, run.task(), "AUC", run.result().test().get("auc"), "0.89", link);
                row(html, "", "F1", run.result().test().get("f1"), "0.73", "");
            }
            html.append(String.format(Locale.ROOT, "<tr><td></td><td>Saliency inside the %s</td><td class=\"n\">%.0f %%, "
                    + "%.1f times its share of the area</td><td></td><td></td></tr>%n", run.mass().structure(),
                    100 * run.mass().mass(), run.mass().ratio()));
        }
        html.append("</table>\n<p class=\"note\">Paper: Ghorbani et al., Deep learning interpretation of "
                + "echocardiograms, doi:10.1038/s41746-019-0216-8; its figures are of real patients and stand here "
                + "for comparison only.</p>\n</body></html>\n");
        Path page = out.resolve("report.html");
        AtomicFiles.writeText(page, html.toString());
        return page;
    }

    private static void row(StringBuilder html, String task, String figure, Estimate estimate, String paper,
            String link) {
        html.append(String.format(Locale.ROOT, "<tr><td>%s</td><td>%s</td><td class=\"n\">%.2f (%.2f to %.2f)</td>"
                + "<td class=\"n\">%s</td><td>%s</td></tr>%n", task, figure, estimate.value(), estimate.low(),
                estimate.high(), paper, link.isEmpty() ? "" : "<a href=\"" + link + "\">report</a>"));
    }
}
