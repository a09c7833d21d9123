package org.apical.analysis.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.apical.api.report.ReportRun;

/** The page around the sections: head, title, table of contents, foot. */
public final class ReportPage {

    private final ReportRun run;
    private final StringBuilder contents = new StringBuilder();
    private final StringBuilder sections = new StringBuilder();

    /** Starts a page. */
    public ReportPage(ReportRun run) {
        this.run = run;
    }

    /** Adds a section below those there are. */
    public void add(String id, String title, String html) {
        String anchor = Html.id(id);
        contents.append("<li><a href=\"#").append(anchor).append("\">").append(Html.text(title))
                .append("</a></li>\n");
        sections.append("<section id=\"").append(anchor).append("\">\n<h2>").append(Html.text(title))
                .append("</h2>\n").append(html).append("\n</section>\n");
    }

    /**
     * Returns the document. Its security policy lets no browser fetch or run anything, whatever a section contains.
     */
    public String html() {
        return """
                <!DOCTYPE html>
                <html xmlns="http://www.w3.org/1999/xhtml" lang="en">
                <head>
                <meta charset="utf-8" />
                <meta http-equiv="Content-Security-Policy" content="%s" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <header>
                <p class="eyebrow">%s</p>
                <h1>%s</h1>
                <p class="lead">%s</p>
                <nav aria-label="Contents"><ol>
                %s</ol></nav>
                </header>
                <main>
                %s</main>
                <footer><p>%s</p></footer>
                </body>
                </html>
                """.formatted("default-src 'none'; img-src data:; style-src 'unsafe-inline'",
                Html.text(run.taskName() + " – " + run.name()), style(), "Apical report", Html.text(run.taskName()),
                Html.text(Phrases.subtitle(run)), contents, sections,
                "For research only; not a medical device. This file is complete: it loads nothing from elsewhere.");
    }

    private static String style() {
        try (InputStream stream = ReportPage.class.getResourceAsStream("report.css")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
