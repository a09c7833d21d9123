package org.apical.experiment.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.run.RunReport;

/** Writes the reports of finished runs again, with the report sections that are installed now. */
public final class ReportCommand implements Command<ReportSettings> {

    @Override
    public Class<ReportSettings> settingsType() {
        return ReportSettings.class;
    }

    @Override
    public Object run(ReportSettings settings, CommandContext context) throws ApicalException {
        List<Path> reports = new ArrayList<>();
        for (String run : settings.runs()) {
            RunFolder folder = new RunFolder(context.resolve(run));
            RunReport.write(folder, context.catalog());
            context.say("Report: " + folder.report());
            reports.add(folder.report());
        }
        return Map.of("reports", reports);
    }
}
