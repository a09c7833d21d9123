package org.apical.analysis;

import java.awt.AWTError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apical.analysis.internal.Html;
import org.apical.analysis.internal.ReportPage;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.api.report.ReportRun;
import org.apical.api.report.ReportSection;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;

/**
 * Writes the report of a run: one HTML file that opens without a network and runs no script.
 *
 * @since 1.0
 */
public final class ReportWriter {

    private ReportWriter() {
    }

    /** A section that stands in the report, written or failed. */
    private record Written(int order, String id, String title, String html) {
    }

    /**
     * Writes the report from the installed sections.
     *
     * <p>Sections stand in the order of {@link ReportSection#order()}, then of their ids. A section that cannot be
     * loaded or written leaves a note that says why; the others are not disturbed.
     *
     * @param run the run
     * @param catalog the installed contributions
     * @param file the file to write or replace
     * @throws ApicalException when the file cannot be written
     */
    public static void write(ReportRun run, Catalog catalog, Path file) throws ApicalException {
        AtomicFiles.writeText(file, html(run, catalog));
    }

    /**
     * Returns the report's text.
     *
     * @param run the run
     * @param catalog the installed contributions
     * @return a whole HTML document
     */
    public static String html(ReportRun run, Catalog catalog) {
        List<Written> sections = new ArrayList<>();
        for (CatalogEntry entry : catalog.entries(Kind.REPORT_SECTION)) {
            section(run, catalog, entry).ifPresent(sections::add);
        }
        sections.sort(Comparator.comparingInt(Written::order).thenComparing(Written::id));
        ReportPage page = new ReportPage(run);
        sections.forEach(section -> page.add(section.id(), section.title(), section.html()));
        return page.html();
    }

    /**
     * Returns a page of its own about a run, in the report's form.
     *
     * @param run the run
     * @param sections HTML fragments by their headings, in order; they need nothing from outside
     * @return a whole HTML document
     */
    public static String page(ReportRun run, Map<String, String> sections) {
        ReportPage page = new ReportPage(run);
        sections.forEach((title, html) -> page.add(title, title, html));
        return page.html();
    }

    private static Optional<Written> section(ReportRun run, Catalog catalog, CatalogEntry entry) {
        if (entry.state() != CatalogEntry.State.READY) {
            return Optional.of(failed(Integer.MAX_VALUE, entry, entry.name(), entry.problem()));
        }
        int order = Integer.MAX_VALUE;
        String title = entry.name();
        try {
            ReportSection<?> section = catalog.contribution(Kind.REPORT_SECTION, entry);
            order = section.order();
            title = section.title();
            int place = order;
            String heading = title;
            return html(section, run).map(html -> new Written(place, entry.id(), heading, html));
        } catch (ApicalException e) {
            return Optional.of(failed(order, entry, title, e.problem().line()));
        } catch (SettingsException | RuntimeException | LinkageError | AWTError | InternalError e) {
            // A plug-in's fault must not cost the reader the rest of the report.
            return Optional.of(failed(order, entry, title, e.toString()));
        }
    }

    private static <S extends Record> Optional<String> html(ReportSection<S> section, ReportRun run)
            throws ApicalException, SettingsException {
        return section.html(SettingsType.of(section.settingsType()).defaults(), run);
    }

    private static Written failed(int order, CatalogEntry entry, String title, String why) {
        return new Written(order, entry.id(), title, "<p class=\"note problem\">This section of "
                + Html.text(entry.bundle()) + " could not be written: " + Html.text(why) + "</p>");
    }
}
