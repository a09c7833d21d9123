package org.apical.experiment.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.experiment.shortcut.ShortcutResult;
import org.apical.experiment.shortcut.ShortcutRunner;

/** Looks for shortcuts and leaks: networks that must not be able to predict, and an alarm when one does. */
public final class CheckShortcutsCommand implements Command<CheckShortcutsSettings> {

    private static final String ALARM = "alarm";

    @Override
    public Class<CheckShortcutsSettings> settingsType() {
        return CheckShortcutsSettings.class;
    }

    @Override
    public Object run(CheckShortcutsSettings settings, CommandContext context) throws ApicalException {
        List<String> overrides = new ArrayList<>(settings.set());
        if (settings.threads() >= 0) {
            overrides.add("training.threads=" + settings.threads());
        }
        ShortcutResult result = new ShortcutRunner(context.catalog(), Clock.systemDefaultZone(), context::say)
                .run(context.resolve(settings.file()), overrides, context.resolve(settings.out()), context.progress());
        context.say(result.summary());
        context.say("Report: " + result.report());
        Map<String, Object> answer = new LinkedHashMap<>(result.toMap());
        answer.put("summary", result.summary());
        answer.put("folder", result.folder());
        answer.put("report", result.report());
        return answer;
    }

    @Override
    public boolean isAlarm(Object answer) {
        return Boolean.TRUE.equals(((Map<?, ?>) answer).get(ALARM));
    }
}
