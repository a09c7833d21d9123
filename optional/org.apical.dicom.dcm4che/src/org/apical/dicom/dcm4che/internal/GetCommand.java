package org.apical.dicom.dcm4che.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;

/**
 * The command {@code dicom-get}: studies of an archive, as they are stored, in a folder that {@code import} reads.
 *
 * <p>Started again, it fetches what is missing. An instance that does not come costs nothing but itself; the command
 * fails when nothing at all could be fetched.
 */
public final class GetCommand implements Command<GetSettings> {
    @Override
    public Class<GetSettings> settingsType() {
        return GetSettings.class;
    }

    @Override
    public Object run(GetSettings settings, CommandContext context) throws ApicalException {
        try (Incoming incoming = new Incoming(context.resolve(settings.out().toString()), context.progress())) {
            Retrieval retrieval = new Retrieval(settings, incoming, context.progress());
            retrieval.run();
            List<Problem> problems = new ArrayList<>(incoming.failures());
            problems.addAll(retrieval.problems());
            if (incoming.stored() == 0 && retrieval.alreadyThere() == 0 && !problems.isEmpty()) {
                throw ApicalException.failed(problems.get(0), null);
            }
            context.say("Fetched " + incoming.summary() + "; " + retrieval.alreadyThere() + " of "
                    + retrieval.wanted() + " were there already.");
            problems.forEach(problem -> context.say("Not fetched: " + problem.line()));
            Map<String, Object> answer = incoming.answer();
            answer.put("found", retrieval.wanted());
            answer.put("foundStudies", retrieval.studies());
            answer.put("alreadyThere", retrieval.alreadyThere());
            answer.put("failed", problems.stream().map(Problem::line).toList());
            return answer;
        }
    }
}
