package org.apical.api.report;

import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Contribution;

/**
 * Writes a section of the report.
 *
 * @param <S> the settings record
 * @since 1.0
 */
public interface ReportSection<S extends Record> extends Contribution<S> {

    /**
     * Returns the section's heading.
     *
     * @return a short text without mark-up
     */
    String title();

    /**
     * Returns where the section stands; those of Apical use multiples of 100 from 100.
     *
     * @return sections are sorted by this, then by id
     */
    int order();

    /**
     * Writes the section.
     *
     * @param settings the settings
     * @param run the run to report
     * @return an HTML fragment that needs nothing from outside (figures inline), or empty when the section does not
     *     apply
     * @throws ApicalException when a file of the run cannot be read
     */
    Optional<String> html(S settings, ReportRun run) throws ApicalException;
}
