package org.apical.phantom;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;

/**
 * The command {@code phantom}: writes a cohort of synthetic echocardiograms with known truth.
 *
 * @since 1.0
 */
public final class PhantomCommand implements Command<PhantomOptions> {

    @Override
    public Class<PhantomOptions> settingsType() {
        return PhantomOptions.class;
    }

    @Override
    public Object run(PhantomOptions options, CommandContext context) throws ApicalException {
        Path out = context.resolve(options.out().toString());
        PhantomSettings settings = options.settings();
        int clips = PhantomCohort.write(settings, out, context.progress());
        context.say("Wrote " + settings.patients() + " patients with " + clips + " clips to " + out + ".");
        context.say("Labels are in labels.csv, true volumes in truth.csv, masks in masks/.");
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("out", out.toString());
        answer.put("patients", settings.patients());
        answer.put("clips", clips);
        answer.put("labels", out.resolve("labels.csv").toString());
        answer.put("seed", settings.seed());
        return answer;
    }
}
