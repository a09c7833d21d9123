package org.apical.experiment.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.experiment.file.Protocol;
import org.apical.experiment.file.ProtocolReader;
import org.apical.experiment.protocol.ClaimResult;
import org.apical.experiment.protocol.ProtocolResult;
import org.apical.experiment.protocol.ProtocolRunner;
import org.apical.experiment.protocol.Verdict;
import org.apical.experiment.search.CostEstimate;

/** Runs the experiments of a paper and holds its claims against them, or goes on where it was. */
public final class ProtocolCommand implements Command<ProtocolSettings> {

    @Override
    public Class<ProtocolSettings> settingsType() {
        return ProtocolSettings.class;
    }

    @Override
    public Object run(ProtocolSettings settings, CommandContext context) throws ApicalException {
        List<String> overrides = new ArrayList<>(settings.set());
        if (settings.threads() >= 0) {
            overrides.add("training.threads=" + settings.threads());
        }
        Protocol protocol = new ProtocolReader(context.catalog()).read(context.resolve(settings.file()), overrides);
        Path runs = context.resolve(settings.out());
        ProtocolRunner runner = new ProtocolRunner(context.catalog(), Clock.systemDefaultZone(), context::say);
        if (settings.estimate()) {
            CostEstimate estimate = runner.estimate(protocol, settings.only(), runs, context.progress());
            context.say(estimate.words() + ".");
            estimate.notes().forEach(context::say);
            return estimate.toMap();
        }
        ProtocolResult result = runner.run(protocol, settings.only(), !settings.judge(), runs, context.progress());
        for (ClaimResult claim : result.claims()) {
            context.say(String.format("%-11s %s: %s", claim.verdict().words(), claim.claim().says(),
                    claim.sentence()));
        }
        context.say(result.count(Verdict.SHOWN) + " claims shown, " + result.count(Verdict.NOT_SHOWN) + " not shown, "
                + result.count(Verdict.NOT_TESTED) + " not tested; training took "
                + CostEstimate.duration(result.seconds()) + ".");
        context.say("Report: " + result.folder().report());
        Map<String, Object> answer = new LinkedHashMap<>(result.toMap());
        answer.put("folder", result.folder().root());
        answer.put("report", result.folder().report());
        return answer;
    }
}
