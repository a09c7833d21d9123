package org.apical.dicom;

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
 * The command {@code inspect}: what is in DICOM files.
 *
 * <p>A single file that cannot be read is an error. Among several, such a file is told of in its place and the others
 * are shown; the command fails when all of them cannot be read.
 *
 * @since 1.0
 */
public final class InspectCommand implements Command<InspectSettings> {
    @Override
    public Class<InspectSettings> settingsType() {
        return InspectSettings.class;
    }

    @Override
    public Object run(InspectSettings settings, CommandContext context) throws ApicalException {
        List<Map<String, Object>> answer = new ArrayList<>();
        ApicalException failure = null;
        int failed = 0;
        for (String name : settings.files()) {
            try {
                Path path = context.resolve(name);
                DicomInspection inspection = DicomInspection.of(path, settings.frames(), context.progress());
                Map<String, Object> map = inspection.toMap();
                map.put("file", name);
                answer.add(map);
                say(inspection, name, context);
            } catch (ApicalException e) {
                if (e.kind() == ApicalException.Cause.INTERRUPTED) {
                    throw e;
                }
                failure = failure == null ? e : failure;
                failed++;
                answer.add(unreadable(name, e.problem()));
                if (settings.files().size() > 1) {
                    context.say(e.problem().line());
                }
            }
        }
        if (failure != null && failed == settings.files().size()) {
            throw failure;
        }
        return answer;
    }

    private static Map<String, Object> unreadable(String name, Problem problem) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", name);
        map.put("transferSyntax", null);
        map.put("photometric", null);
        map.put("rows", 0);
        map.put("columns", 0);
        map.put("frames", 0);
        map.put("frameTimesMs", List.of());
        map.put("regions", List.of());
        map.put("problems", List.of(DicomInspection.toMap(problem)));
        return map;
    }

    private static void say(DicomInspection i, String name, CommandContext context) {
        if (context.json()) {
            return;
        }
        TransferSyntax syntax = TransferSyntax.of(i.transferSyntax());
        context.say(name);
        context.say("  encoding   " + syntax.displayName());
        context.say("  pixels     " + i.frames() + " frames of " + i.columns() + " x " + i.rows() + ", "
                + (i.photometric() == null ? "none" : i.photometric()));
        if (i.frameTimesMs().size() > 1) {
            double last = i.frameTimesMs().get(i.frameTimesMs().size() - 1);
            context.say(String.format(Locale.ROOT, "  time       %.2f s, %.1f frames a second", last / 1000,
                    1000 * (i.frames() - 1) / last));
        }
        for (UltrasoundRegion region : i.regions()) {
            context.say("  region     " + region.toScanRegion().kind().name().toLowerCase(Locale.ROOT).replace('_', '-')
                    + ", columns " + region.minX() + " to " + region.maxX() + ", rows " + region.minY() + " to "
                    + region.maxY() + (region.usable() ? "" : ", not usable"));
        }
        for (int frame = 0; frame < i.statistics().size(); frame++) {
            DicomInspection.FrameStatistics s = i.statistics().get(frame);
            context.say(s == null ? "  frame " + (frame + 1) + "  cannot be decoded" : String.format(Locale.ROOT,
                    "  frame %d  %s  mean %.4f  std %.4f", frame + 1, s.sha256(), s.mean(), s.std()));
        }
        for (Problem problem : i.problems()) {
            context.say("  problem    " + problem.place() + ": " + problem.message());
        }
    }
}
