package org.apical.ui.experiment.internal.schema;

import org.apical.ui.experiment.internal.yaml.TextChange;

/**
 * A change of the text that mends a fault.
 *
 * @param label what it does, such as "Change to 'epochs'"
 * @param change the change of the text that was checked
 */
public record QuickFix(String label, TextChange change) {
}
