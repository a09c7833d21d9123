package org.apical.experiment.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.run.DataAudit;

/** Tells who is in each part of a cohort and what is wrong with the labels, before anything is trained. */
public final class AuditCommand implements Command<AuditSettings> {

    @Override
    public Class<AuditSettings> settingsType() {
        return AuditSettings.class;
    }

    @Override
    public Object run(AuditSettings settings, CommandContext context) throws ApicalException {
        Path file = context.resolve(settings.file().toString());
        DataAudit audit = Files.isDirectory(file) ? DataAudit.of(file)
                : DataAudit.of(new ExperimentReader(context.catalog()).read(file, List.of()),
                        context.resolve(settings.out().toString()), context.progress());
        List<List<String>> lines = audit.table().lines();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder(String.format("%-36s", line.get(0)));
            line.subList(1, line.size()).forEach(cell -> text.append(String.format("%16s", cell)));
            context.say(text.toString());
        }
        audit.labelProblems().forEach(problem -> context.say(problem.line()));
        if (!audit.leftOut().isEmpty()) {
            context.say(audit.leftOut().size() + " clips cannot take part; the first: "
                    + audit.leftOut().get(0).line());
        }
        context.say("The test part of this cohort was evaluated " + (audit.testEvaluations() == 1 ? "once"
                : audit.testEvaluations() + " times") + " before.");
        return answer(audit);
    }

    private static Map<String, Object> answer(DataAudit audit) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("cohort", audit.cohort().toString());
        answer.put("parts", audit.table().columns());
        answer.put("leftOut", audit.leftOut().stream().map(Problem::line).toList());
        answer.put("labelProblems", audit.labelProblems().stream().map(Problem::line).toList());
        answer.put("testEvaluations", audit.testEvaluations());
        return answer;
    }
}
