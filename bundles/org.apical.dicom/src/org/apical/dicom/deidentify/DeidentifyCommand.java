package org.apical.dicom.deidentify;

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

/**
 * The command {@code deidentify}: ultrasound in DICOM without what identifies, in headers and in pixels.
 *
 * <p>A file of which it is not certain that it is clean is not released but told of; that is no failure of the command
 * unless none at all could be released.
 *
 * @since 1.0
 */
public final class DeidentifyCommand implements Command<DeidentifySettings> {
    @Override
    public Class<DeidentifySettings> settingsType() {
        return DeidentifySettings.class;
    }

    @Override
    public Object run(DeidentifySettings settings, CommandContext context) throws ApicalException {
        Path source = context.resolve(settings.source().toString());
        Path out = context.resolve(settings.out().toString());
        Path key = settings.key().toString().isEmpty() ? KeyFile.usual() : context.resolve(settings.key().toString());
        if (key.toAbsolutePath().normalize().startsWith(out.toAbsolutePath().normalize())) {
            throw ApicalException.badInput(new Problem("The key would lie in the folder that is released.",
                    key.toString(), "", "Choose another place with --key."));
        }
        DeidentifyResult result = new Deidentifier(settings.options(), KeyFile.open(key)).run(source, out,
                context.progress());
        context.say("Released " + result.released() + " of " + result.found() + " files of " + result.patients()
                + " patients, " + result.frames() + " frames, into " + out + ".");
        for (DeidentifyResult.Refused one : result.refused()) {
            context.say("Not released: " + one.file() + ": " + one.detail());
        }
        if (!result.skipped().isEmpty()) {
            context.say(result.skipped().size() + " files are no DICOM or cannot be opened and were passed over.");
        }
        context.say("Look at " + out.resolve("review.html") + " before you release anything. The key is " + key + ".");
        return answer(result, key);
    }

    private static Map<String, Object> answer(DeidentifyResult result, Path key) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("out", result.out().toString());
        answer.put("key", key.toString());
        answer.put("found", result.found());
        answer.put("released", result.released());
        answer.put("patients", result.patients());
        answer.put("studies", result.studies());
        answer.put("frames", result.frames());
        List<Map<String, Object>> refused = new ArrayList<>();
        for (DeidentifyResult.Refused one : result.refused()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("file", one.file().toString());
            map.put("source", one.id());
            map.put("reason", one.refusal().name().toLowerCase(Locale.ROOT));
            map.put("detail", one.detail());
            refused.add(map);
        }
        answer.put("refused", refused);
        answer.put("skipped", result.skipped().stream().map(Problem::line).toList());
        answer.put("review", result.out().resolve("review.html").toString());
        answer.put("audit", result.out().resolve("audit.csv").toString());
        return answer;
    }
}
