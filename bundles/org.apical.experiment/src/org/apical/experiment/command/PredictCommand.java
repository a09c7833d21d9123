package org.apical.experiment.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.api.task.Target;
import org.apical.experiment.run.ClipPrediction;
import org.apical.experiment.run.Prediction;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.run.RunModel;

/** Predicts from clips with the model of a run. */
public final class PredictCommand implements Command<PredictSettings> {

    @Override
    public Class<PredictSettings> settingsType() {
        return PredictSettings.class;
    }

    @Override
    public Object run(PredictSettings settings, CommandContext context) throws ApicalException {
        List<Path> sources = settings.sources().stream().map(context::resolve).toList();
        Path out = context.resolve(settings.out());
        Path keep = settings.keep().isEmpty() ? null : context.resolve(settings.keep());
        Prediction prediction;
        try (RunModel model = RunModel.open(new RunFolder(context.resolve(settings.run())), context.catalog())) {
            prediction = Prediction.of(model, context.catalog(), settings.source(), sources, settings.view(), keep,
                    context.progress());
        }
        prediction.writeCsv(out);
        List<Map<String, Object>> clips = new ArrayList<>();
        for (ClipPrediction clip : prediction.clips()) {
            clips.add(describe(clip, prediction.severalTasks()));
            context.say(String.format(Locale.ROOT, "%s: %s%s from %d frames%s", clip.file(),
                    prediction.severalTasks() ? clip.task() + " " : "", inWords(clip), clip.frames(),
                    Double.isNaN(clip.frameDeviation()) ? ""
                            : String.format(Locale.ROOT, " (deviation between frames %.3g)", clip.frameDeviation())));
        }
        prediction.skipped().forEach(problem -> context.say("Left out: " + problem.line()));
        context.say("Written: " + out);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("clips", clips);
        answer.put("skipped", prediction.skipped().stream().map(Problem::line).toList());
        answer.put("csv", out);
        return answer;
    }

    private static Map<String, Object> describe(ClipPrediction clip, boolean severalTasks) {
        Target target = clip.target();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", clip.file());
        map.put("patient", clip.patient());
        if (severalTasks) {
            map.put("task", clip.task());
        }
        map.put("prediction", clip.prediction());
        map.put("unit", target.unit());
        if (target.kind() == Target.Kind.CATEGORICAL) {
            map.put("class", target.classNames().get((int) clip.prediction()));
            map.put("probability", clip.probability());
        }
        map.put("frames", clip.frames());
        map.put("frameDeviation", clip.frameDeviation());
        return map;
    }

    private static String inWords(ClipPrediction clip) {
        Target target = clip.target();
        return switch (target.kind()) {
            case REGRESSION -> String.format(Locale.ROOT, "%.1f %s", clip.prediction(), target.unit());
            case BINARY -> String.format(Locale.ROOT, "%.1f %% probability of %s", 100 * clip.prediction(),
                    target.classNames().get(1));
            case CATEGORICAL -> String.format(Locale.ROOT, "%s, probability %.2f",
                    target.classNames().get((int) clip.prediction()), clip.probability());
        };
    }
}
