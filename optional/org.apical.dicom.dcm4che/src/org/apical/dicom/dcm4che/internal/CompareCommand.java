package org.apical.dicom.dcm4che.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;

/**
 * The command {@code dicom-compare}: what dcm4che reads otherwise than Apical.
 *
 * <p>Differences are the answer, not a failure. The command fails when no file could be read at all.
 */
public final class CompareCommand implements Command<CompareSettings> {
    private static final int SHOWN = 20;

    @Override
    public Class<CompareSettings> settingsType() {
        return CompareSettings.class;
    }

    @Override
    public Object run(CompareSettings settings, CommandContext context) throws ApicalException {
        List<Map<String, Object>> answer = new ArrayList<>();
        ApicalException failure = null;
        int failed = 0;
        context.progress().begin("Comparing files", settings.files().size());
        for (String name : settings.files()) {
            context.progress().checkCancelled();
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("file", name);
            try {
                Comparison comparison = Comparison.of(context.resolve(name));
                map.put("elements", comparison.elements());
                map.put("elementsOfDcm4che", comparison.otherElements());
                map.put("frames", comparison.frames());
                map.put("differences", comparison.differences());
                map.put("problem", "");
                say(name, comparison, context);
            } catch (ApicalException e) {
                failure = failure == null ? e : failure;
                failed++;
                map.put("problem", e.problem().line());
                context.say(e.problem().line());
            }
            answer.add(map);
            context.progress().advance(1);
        }
        if (failure != null && failed == settings.files().size()) {
            throw failure;
        }
        return answer;
    }

    private static void say(String name, Comparison comparison, CommandContext context) {
        List<String> differences = comparison.differences();
        context.say(name + ": " + comparison.elements() + " elements, " + comparison.otherElements()
                + " by dcm4che, " + comparison.frames() + " frames compared, "
                + (differences.isEmpty() ? "no difference" : differences.size() + " differences"));
        differences.stream().limit(SHOWN).forEach(one -> context.say("  " + one));
        if (differences.size() > SHOWN) {
            context.say("  and " + (differences.size() - SHOWN) + " more");
        }
    }
}
