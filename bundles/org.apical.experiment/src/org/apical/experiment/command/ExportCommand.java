package org.apical.experiment.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.experiment.run.ModelExport;
import org.apical.experiment.run.RunFolder;
import org.apical.runs.MlflowExport;

/** Writes the model of a run in formats that other programs read. */
public final class ExportCommand implements Command<ExportSettings> {

    @Override
    public Class<ExportSettings> settingsType() {
        return ExportSettings.class;
    }

    @Override
    public Object run(ExportSettings settings, CommandContext context) throws ApicalException {
        if (settings.onnx().isEmpty() && settings.safetensors().isEmpty() && settings.mlflow().isEmpty()) {
            throw ApicalException.badInput(Problem.of("There is nothing to write.",
                    "Give --onnx FILE, --safetensors FOLDER or --mlflow FOLDER."));
        }
        Path file = settings.onnx().isEmpty() ? null : context.resolve(settings.onnx());
        Path safetensors = settings.safetensors().isEmpty() ? null : context.resolve(settings.safetensors());
        if (file != null && Files.isDirectory(file)) {
            throw ApicalException.badInput(new Problem("This is a folder.", file.toString(), "",
                    "Name a file, such as model.onnx in it."));
        }
        if (safetensors != null && Files.exists(safetensors) && !Files.isDirectory(safetensors)) {
            throw ApicalException.badInput(new Problem("This is a file.", safetensors.toString(), "",
                    "Name a folder."));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        if (!settings.mlflow().isEmpty()) {
            Path written = new MlflowExport(context.resolve(settings.mlflow())).write(context.resolve(settings.run()));
            context.say("Written: " + written);
            answer.put("mlflow", written);
            if (file == null && safetensors == null) {
                return answer; // A run that is not finished yet has no model to export, but can be tracked.
            }
        }
        ModelExport export = ModelExport.of(new RunFolder(context.resolve(settings.run())), context.catalog());
        if (file != null) {
            export.writeOnnx(file, settings.fold());
            context.say("Written: " + file);
            answer.put("onnx", file);
            answer.put("fold", settings.fold());
        }
        if (safetensors != null) {
            export.writeSafetensors(safetensors);
            context.say("Written: " + safetensors);
            answer.put("safetensors", safetensors);
        }
        answer.put("metadata", export.metadata());
        return answer;
    }
}
