package org.apical.experiment.run;

import java.util.Locale;
import java.util.Optional;

import org.apical.api.task.ClipFacts;
import org.apical.api.task.LabelRow;
import org.apical.data.StoredClip;

/**
 * The labels of a clip's patient together with what the clip says of itself.
 *
 * @param labels the row of the label table; empty when there is none
 * @param clip the clip
 */
record FactsRow(Optional<LabelRow> labels, StoredClip clip) implements LabelRow {

    @Override
    public Optional<String> text(String column) {
        String name = column.strip();
        if (!name.toLowerCase(Locale.ROOT).startsWith(ClipFacts.PREFIX)) {
            return labels.flatMap(row -> row.text(column));
        }
        String value = name.equalsIgnoreCase(ClipFacts.VIEW) ? clip.view()
                : clip.attributes().getOrDefault(name.substring(ClipFacts.PREFIX.length()), "");
        return Optional.of(value).filter(text -> !text.isBlank());
    }
}
