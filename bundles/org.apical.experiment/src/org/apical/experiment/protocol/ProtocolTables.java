package org.apical.experiment.protocol;

import java.util.ArrayList;
import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.report.Estimate;
import org.apical.experiment.run.RunFolder;

/** Writes the tables of a protocol as CSV. */
final class ProtocolTables {

    private ProtocolTables() {
    }

    static void write(ProtocolResult result) throws ApicalException {
        List<List<Object>> tasks = new ArrayList<>();
        for (TaskRow row : TaskRow.of(result)) {
            Estimate ours = row.ours().orElse(new Estimate(Double.NaN, Double.NaN, Double.NaN));
            tasks.add(List.of(row.run(), row.title(), row.patients(), row.figure(), row.unit(), cell(ours.value()),
                    cell(ours.low()), cell(ours.high()),
                    row.paper().map(one -> cell(one.estimate().value())).orElse(""),
                    row.paper().map(one -> one.source()).orElse(""), row.paper().map(one -> one.remark()).orElse("")));
        }
        RunFolder.writeCsv(result.folder().tasks(), List.of("run", "task", "patients", "figure", "unit", "ours", "low",
                "high", "paper", "source", "remark"), tasks);
        List<List<Object>> claims = new ArrayList<>();
        for (ClaimResult claim : result.claims()) {
            for (Evidence one : claim.evidence()) {
                claims.add(List.of(claim.claim().id(), claim.claim().says(), claim.verdict().words(), one.run(),
                        one.against(), one.figure(), cell(one.runValue()), cell(one.againstValue()),
                        cell(one.difference().value()), cell(one.difference().low()), cell(one.difference().high()),
                        cell(one.p()), cell(one.adjustedP()), one.method(), one.holds() ? "yes" : "no"));
            }
            if (claim.evidence().isEmpty()) {
                claims.add(List.of(claim.claim().id(), claim.claim().says(), claim.verdict().words(), "", "", "", "",
                        "", "", "", "", "", "", claim.sentence(), ""));
            }
        }
        RunFolder.writeCsv(result.folder().claims(), List.of("claim", "says", "verdict", "run", "against", "figure",
                "runValue", "againstValue", "difference", "low", "high", "p", "pHolm", "method", "holds"), claims);
        List<List<Object>> runs = new ArrayList<>();
        result.runs().forEach(run -> runs.add(List.of(run.name(), run.kind(), run.state().name().toLowerCase(
                java.util.Locale.ROOT), run.trainings(), cell(run.seconds()), String.join(" ", run.settings()),
                run.folder(), run.note())));
        RunFolder.writeCsv(result.folder().root().resolve("runs.csv"), List.of("run", "kind", "state", "trainings",
                "trainingSeconds", "chosenSettings", "folder", "note"), runs);
    }

    private static Object cell(double value) {
        return Double.isFinite(value) ? (Object) value : "";
    }
}
