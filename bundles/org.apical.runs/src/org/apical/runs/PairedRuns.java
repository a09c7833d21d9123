package org.apical.runs;

import org.apical.analysis.PairedComparison;

/**
 * Two runs compared on the patients that both judged.
 *
 * @param first the name of the first run
 * @param second the name of the second run
 * @param task the short id of the task
 * @param part "test", or "validation" when one of them was not judged on the test part
 * @param comparison the figures of both with their differences
 * @since 1.0
 */
public record PairedRuns(String first, String second, String task, String part, PairedComparison comparison) {
}
