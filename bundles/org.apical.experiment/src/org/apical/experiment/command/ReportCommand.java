package org.apical.experiment.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.analysis.FigureFormat;
import org.apical.analysis.ReportFigures;
import org.apical.analysis.chart.Figure;
import org.apical.api.ApicalException;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.api.report.ReportRun;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.run.RunReport;

/** Writes the reports of finished runs again, with the sections that are installed now, and their figures as files. */
public final class ReportCommand implements Command<ReportSettings> {

    @Override
    public Class<ReportSettings> settingsType() {
        return ReportSettings.class;
    }

    @Override
    public Object run(ReportSettings settings, CommandContext context) throws ApicalException {
        List<Path> reports = new ArrayList<>();
        List<Path> figures = new ArrayList<>();
        for (String run : settings.runs()) {
            RunFolder folder = new RunFolder(context.resolve(run));
            RunReport.write(folder, context.catalog());
            context.say("Report: " + folder.report());
            reports.add(folder.report());
            if (!settings.figures().isEmpty()) {
                Map<String, ReportRun> tasks = RunReport.readWhole(folder, context.catalog());
                Path place = context.resolve(settings.figures());
                Path ofRun = settings.runs().size() == 1 ? place : place.resolve(folder.name());
                for (Map.Entry<String, ReportRun> task : tasks.entrySet()) {
                    figures.addAll(draw(task.getValue(), tasks.size() == 1 ? ofRun : ofRun.resolve(task.getKey()),
                            settings.format()));
                }
                context.say("Figures: " + ofRun);
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("reports", reports);
        if (!settings.figures().isEmpty()) {
            answer.put("figures", figures);
        }
        return answer;
    }

    /** Draws every figure of a report and writes the numbers that it draws beside it. */
    private static List<Path> draw(ReportRun run, Path folder, FigureFormat format) throws ApicalException {
        List<Path> files = new ArrayList<>();
        for (Figure figure : ReportFigures.of(run)) {
            files.add(format.write(figure, folder));
            Path numbers = folder.resolve(figure.id() + ".csv");
            List<List<Object>> table = figure.table();
            RunFolder.writeCsv(numbers, table.get(0).stream().map(Object::toString).toList(),
                    table.subList(1, table.size()));
            files.add(numbers);
        }
        return files;
    }
}
