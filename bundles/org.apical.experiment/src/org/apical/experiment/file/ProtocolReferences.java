package org.apical.experiment.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apical.api.Problem;
import org.apical.api.Suggestions;
import org.apical.api.task.Target;
import org.apical.api.task.Task;

/** Finds what the claims of a protocol name: runs, or NAME/TASK for one task of a run of several. */
final class ProtocolReferences {

    /** What comparisons know; the file may name no other. */
    private static final Map<Target.Kind, Set<String>> FIGURES = Map.of(
            Target.Kind.REGRESSION, Set.of("mae", "rmse", "r2", "pearson", "concordance"),
            Target.Kind.BINARY, Set.of("auc", "averagePrecision", "f1", "brier"),
            Target.Kind.CATEGORICAL, Set.of("accuracy"));

    private final ProtocolRuns runs;
    private final List<Problem> faults;

    ProtocolReferences(ProtocolRuns runs, List<Problem> faults) {
        this.runs = runs;
        this.faults = faults;
    }

    /** Checks that a claim names runs of this protocol that can be compared. */
    void check(Section section, YamlNode item, Claim claim) {
        Target first = null;
        for (String reference : claim.about()) {
            Optional<Target> target = task(reference).map(Contributions::target);
            if (target.isEmpty()) {
                if (faults.isEmpty()) { // A run that could not be read is reported already.
                    section.fault(item.line(), "claims", "There is no run '" + reference + "' in this protocol.",
                            Suggestions.sentence(reference, runs.names()));
                }
                return;
            }
            first = first == null ? target.get() : first;
            if (!(claim instanceof Claim.BeatsChance) && !target.get().equals(first)) {
                section.fault(item.line(), "claims", "'" + claim.about().get(0) + "' and '" + reference
                        + "' do not predict the same.", "Compare runs of one task.");
            }
        }
        if (first != null && !claim.figure().isEmpty() && !FIGURES.get(first.kind()).contains(claim.figure())) {
            section.fault(item.line(), "claims.figure", "The figure '" + claim.figure() + "' cannot be compared here.",
                    "Use one of " + String.join(", ", FIGURES.get(first.kind()).stream().sorted().toList()) + ".");
        }
        if (claim instanceof Claim.Plateau plateau && !(runs.run(plateau.run()) instanceof ProtocolRun.Trained)) {
            section.fault(item.line(), "claims.run", "'" + plateau.run() + "' is not a trained run.",
                    "Name one whose frames can be counted.");
        }
    }

    private Optional<Chosen<Task<?>>> task(String reference) {
        int slash = reference.indexOf('/');
        String name = slash < 0 ? reference : reference.substring(0, slash);
        if (runs.run(name) instanceof ProtocolRun.Derived derived) {
            return slash < 0 ? Optional.of(derived.task()) : Optional.empty();
        }
        Experiment experiment = runs.experiment(name);
        if (experiment == null || slash < 0) {
            return Optional.ofNullable(experiment).map(Experiment::task);
        }
        String task = reference.substring(slash + 1);
        Optional<Chosen<Task<?>>> learnt = experiment.tasks().stream().filter(head -> head.name().equals(task))
                .<Chosen<Task<?>>>map(TaskHead::task).findFirst();
        return learnt.or(() -> experiment.derived().stream().filter(one -> one.entry().shortId().equals(task))
                .findFirst());
    }
}
