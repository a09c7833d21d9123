package org.apical.experiment.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.run.Preview;

/** Shows what the network sees in a batch of training, beside the frames as they are stored. */
public final class PreviewCommand implements Command<PreviewSettings> {

    @Override
    public Class<PreviewSettings> settingsType() {
        return PreviewSettings.class;
    }

    @Override
    public Object run(PreviewSettings settings, CommandContext context) throws ApicalException {
        Experiment experiment = new ExperimentReader(context.catalog()).read(context.resolve(settings.file()),
                settings.set());
        Path out = context.resolve(settings.out());
        Preview preview = Preview.of(experiment, context.resolve(settings.runs()), settings.epoch(), settings.batch(),
                context.progress()).first(settings.frames());
        preview.write(out, experiment.name() + ": batch " + settings.batch() + " of epoch " + settings.epoch());
        List<Map<String, Object>> frames = new ArrayList<>();
        for (Preview.Frame frame : preview.frames()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("patient", frame.patient());
            map.put("file", frame.file());
            map.put("frame", frame.number());
            frames.add(map);
        }
        context.say("Written: " + out);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sheet", out);
        answer.put("frames", frames);
        return answer;
    }
}
