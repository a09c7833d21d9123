package org.apical.review.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.api.settings.EnumWords;
import org.apical.experiment.run.RunFolder;
import org.apical.review.ReaderNote;
import org.apical.review.ReaderNotes;
import org.apical.review.ReviewCase;
import org.apical.review.ReviewList;
import org.apical.review.ReviewOrder;
import org.apical.review.Verdict;

/** Lists the patients of a run that a reader should look at again, and keeps what readers say of them. */
public final class ReviewCommand implements Command<ReviewSettings> {

    @Override
    public Class<ReviewSettings> settingsType() {
        return ReviewSettings.class;
    }

    @Override
    public Object run(ReviewSettings settings, CommandContext context) throws ApicalException {
        RunFolder run = new RunFolder(context.resolve(settings.run()));
        ReaderNotes notes = ReaderNotes.of(run);
        boolean speaks = !settings.note().isEmpty() || settings.verdict() != Verdict.NOTE;
        if (speaks && (settings.subject().isEmpty() || settings.reader().isEmpty())) {
            throw ApicalException.badInput(Problem.of("A note is about somebody and by somebody.",
                    "Give --subject and --reader."));
        }
        int folds = settings.folds() > 0 ? settings.folds() : ReviewList.foldsDone(run);
        if (folds == 1) {
            throw ApicalException.badInput(Problem.of("One fold would leave nobody to learn from.",
                    "Write --folds 2 or more."));
        }
        ReviewList list = folds == 0 ? ReviewList.ofRun(run, settings.task(), context.catalog())
                : ReviewList.ofFolds(run, settings.task(), folds, context.catalog(), Clock.systemUTC(),
                        context.progress());
        if (speaks) {
            return add(settings, run, notes, list, context);
        }
        Path table = settings.out().isEmpty() ? ReviewList.file(run, list.task()) : context.resolve(settings.out());
        List<ReaderNote> said = notes.all();
        list.writeCsv(settings.order(), said, table);
        List<ReviewCase> shown = list.ranked(settings.order()).stream().limit(settings.top()).toList();
        say(list, shown, said, folds, settings.order(), context);
        context.say("Written: " + table);
        return answer(settings, list, shown, said, folds, table);
    }

    private static Object add(ReviewSettings settings, RunFolder run, ReaderNotes notes, ReviewList list,
            CommandContext context) throws ApicalException {
        if (list.cases().stream().noneMatch(one -> one.subject().equals(settings.subject()))) {
            throw ApicalException.badInput(new Problem("Nobody named '" + settings.subject()
                    + "' is in the review list of the run.", run.root().toString(), "",
                    "Take a subject from the list that 'apical review' shows."));
        }
        ReaderNote note = new ReaderNote(Instant.now().truncatedTo(ChronoUnit.SECONDS), settings.reader(),
                list.task(), settings.subject(), settings.verdict(), settings.note());
        notes.add(note);
        context.say("Kept in " + notes.file() + ": " + note.subject() + ", " + note.line());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("notes", notes.file());
        answer.put("added", line(note));
        return answer;
    }

    private static void say(ReviewList list, List<ReviewCase> shown, List<ReaderNote> notes, int folds,
            ReviewOrder order, CommandContext context) {
        context.say(list.cases().size() + " cases of " + list.task() + (folds == 0
                ? " from the run's validation and test parts" : " from " + folds + " folds") + ", by "
                + EnumWords.of(order) + (Double.isNaN(list.expectedErrors()) ? ""
                        : String.format(Locale.ROOT, "; about %.0f labels are expected to be wrong",
                                list.expectedErrors())) + ":");
        context.say(String.format(Locale.ROOT, "%4s  %-24s %10s %10s %10s %10s %10s  %s", "", "subject", "truth",
                "predicted", "residual", "frames", "label", "source"));
        int rank = 1;
        for (ReviewCase one : shown) {
            context.say(String.format(Locale.ROOT, "%4d  %-24s %10.3f %10.3f %10.3f %10.3f %9.2f%s  %s", rank++,
                    one.subject(), one.prediction().truth(), one.prediction().prediction(), one.residual(),
                    one.prediction().frameDeviation(), one.suspicion().score(),
                    one.suspicion().suspected() ? "!" : " ", one.source()));
            notes.stream().filter(note -> note.isAbout(list.task(), one.subject()))
                    .forEach(note -> context.say("      " + note.line()));
        }
    }

    private static Map<String, Object> answer(ReviewSettings settings, ReviewList list, List<ReviewCase> shown,
            List<ReaderNote> notes, int folds, Path table) {
        List<Map<String, Object>> cases = new ArrayList<>();
        for (ReviewCase one : shown) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("rank", cases.size() + 1);
            line.put("subject", one.subject());
            line.put("truth", one.prediction().truth());
            line.put("prediction", one.prediction().prediction());
            line.put("residual", one.residual());
            line.put("frameDeviation", one.prediction().frameDeviation());
            line.put("labelSuspicion", one.suspicion().score());
            line.put("suspected", one.suspicion().suspected());
            line.put("source", one.source());
            line.put("notes", notes.stream().filter(note -> note.isAbout(list.task(), one.subject()))
                    .map(ReviewCommand::line).toList());
            cases.add(line);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("run", settings.run());
        answer.put("task", list.task());
        answer.put("order", EnumWords.of(settings.order()));
        answer.put("folds", folds);
        answer.put("patients", list.cases().size());
        answer.put("expectedErrors", list.expectedErrors());
        answer.put("cases", cases);
        answer.put("table", table);
        return answer;
    }

    private static Map<String, Object> line(ReaderNote note) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", note.time().toString());
        line.put("reader", note.reader());
        line.put("task", note.task());
        line.put("subject", note.subject());
        line.put("verdict", EnumWords.of(note.verdict()));
        line.put("note", note.text());
        return line;
    }
}
