package org.apical.data.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;
import org.apical.api.task.ClipFacts;
import org.apical.data.ImportRequest;

/** Keeps the clips of the view that was asked for, by their headers or by what a classifier said of them. */
final class ViewSelection {

    private static final String OTHER = "other";
    private static final String STILL = "still";
    private static final Map<String, String> ALSO_CALLED = Map.of("sc", "subcostal");

    private final ImportRequest request;
    private final Optional<ViewTable> table;
    private final AuditBuilder audit;
    private int rowsUsed;

    ViewSelection(ImportRequest request, AuditBuilder audit) throws ApicalException {
        this.request = request;
        this.audit = audit;
        double certainty = request.views().certainty();
        if (request.views().table().isEmpty() && certainty > 0) {
            throw ApicalException.badInput(Problem.of("A certainty is asked for, but there is no table of views.",
                    "Name the table that 'apical predict' wrote as well, or leave the certainty out."));
        }
        table = request.views().table().isEmpty() ? Optional.empty()
                : Optional.of(ViewTable.read(request.views().table().get(), certainty > 0));
    }

    /** Returns the clip as it is to be imported; empty, and named in the audit, when it is left out. */
    Optional<ClipReference> choose(ClipReference reference) {
        ClipInfo info = reference.info();
        if (table.isPresent()) {
            return table.get().row(info.file()).map(row -> judged(reference, row)).orElseGet(() -> unknown(reference));
        }
        if (!isWanted(info.view())) {
            audit.skipOtherView(new Problem(info.view().isEmpty() ? "The clip does not say which view it shows."
                    : "The clip shows the view " + info.view() + ", not " + request.view() + ".", info.file(), "",
                    ""));
            return Optional.empty();
        }
        return Optional.of(reference);
    }

    private boolean isWanted(String view) {
        return request.view().isEmpty() || view.equalsIgnoreCase(request.view());
    }

    private Optional<ClipReference> unknown(ClipReference reference) {
        if (request.view().isEmpty()) {
            return Optional.of(reference);
        }
        audit.skipUnknownView(new Problem("The table of views has no row for the clip.", reference.info().file(), "",
                "Predict its view as well."));
        return Optional.empty();
    }

    private Optional<ClipReference> judged(ClipReference reference, ViewTable.Row row) {
        ClipInfo info = reference.info();
        rowsUsed++;
        String said = row.view() + (Double.isNaN(row.probability()) ? ""
                : String.format(Locale.ROOT, " with probability %.2f", row.probability()));
        String header = inHeader(info);
        boolean disagree = disagree(header, row.view());
        String besides = disagree ? "; its header says " + header : "";
        if (disagree) {
            audit.viewsDisagree();
        }
        if (header.equals(STILL) && !Double.isNaN(row.probability())) {
            return still(reference, said);
        }
        if (!isWanted(row.view())) {
            audit.skipClassifiedView(new Problem("The classifier says " + said + ", not " + request.view() + besides
                    + ".", info.file(), "", ""));
            return Optional.empty();
        }
        if (row.probability() < request.views().certainty() || Double.isNaN(row.probability())
                && request.views().certainty() > 0) {
            audit.skipUncertainView(new Problem(String.format(Locale.ROOT, "The classifier says %s%s; below %.2f is "
                    + "not believed.", said, besides, request.views().certainty()), info.file(), "",
                    "Look at the clip, or ask for less certainty."));
            return Optional.empty();
        }
        if (disagree) {
            audit.tolerate(new Problem("The classifier says " + said + besides + "; the classifier was believed.",
                    info.file(), "", "Look at the clip."));
        }
        return Optional.of(JudgedReference.of(reference, row.view()));
    }

    /** A classifier that looks at single frames cannot see that there is only one; the number of frames tells. */
    private Optional<ClipReference> still(ClipReference reference, String said) {
        if (isWanted(STILL)) {
            return Optional.of(JudgedReference.of(reference, STILL));
        }
        audit.skipClassifiedView(new Problem("The clip is a still, not " + request.view()
                + ": it has one frame. The classifier says " + said + ".", reference.info().file(), "", ""));
        return Optional.empty();
    }

    /** What the header says in the words of the classes: Doppler and stills are classes whatever they show. */
    private static String inHeader(ClipInfo info) {
        if (!info.attributes().getOrDefault(fact(ClipFacts.DOPPLER), "").isBlank()) {
            return "Doppler";
        }
        if (info.attributes().getOrDefault(fact(ClipFacts.FRAMES), "").equals("1")) {
            return STILL;
        }
        return ALSO_CALLED.getOrDefault(info.view().toLowerCase(Locale.ROOT), info.view());
    }

    private static String fact(String name) {
        return name.substring(ClipFacts.PREFIX.length());
    }

    /** A view that is no class of its own is rightly called "other". */
    private boolean disagree(String header, String view) {
        return !header.isEmpty() && !header.equalsIgnoreCase(view)
                && !(view.equalsIgnoreCase(OTHER) && !table.orElseThrow().names(header));
    }

    /** Refuses a table of other files, which would leave out everything for a reason that nobody sees. */
    void requireUse() throws ApicalException {
        if (table.isPresent() && rowsUsed == 0 && !request.listing().clips().isEmpty()) {
            throw ApicalException.badInput(new Problem("None of the clips is in the table of views; the first is "
                    + request.listing().clips().get(0).info().file() + ".", table.get().file(), "",
                    "Predict the views of the very folder that is imported: files are named relative to it."));
        }
    }
}
