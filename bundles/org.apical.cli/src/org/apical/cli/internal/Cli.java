package org.apical.cli.internal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Suggestions;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.api.command.Command;
import org.apical.api.command.PlainContext;
import org.apical.api.settings.SettingsType;

/** Finds the command that the arguments name, runs it and tells how it went. */
final class Cli {

    /** The width of help and tables. */
    static final int WIDTH = 100;

    private static final List<String> HELP = List.of("help", "--help", "-h");
    private static final List<String> VERSION = List.of("version", "--version", "-V");

    private final Catalog catalog;
    private final Host host;

    Cli(Catalog catalog, Host host) {
        this.catalog = catalog;
        this.host = host;
    }

    /**
     * Runs a command line. What libraries print to {@link System#out} meanwhile goes to standard error.
     *
     * @return the exit code
     */
    int run(List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        List<String> leading = new ArrayList<>();
        while (!rest.isEmpty() && (rest.get(0).equals("--json") || rest.get(0).equals("--quiet"))) {
            leading.add(rest.remove(0));
        }
        boolean json = leading.contains("--json") || rest.contains("--json");
        boolean quiet = leading.contains("--quiet") || rest.contains("--quiet");
        PrintStream before = System.out;
        System.setOut(host.err());
        ConsoleProgress progress = new ConsoleProgress(quiet ? ProgressView.SILENT : view());
        try (Interruption interruption = new Interruption(progress, host)) {
            Answer answer = dispatch(rest, progress, json);
            progress.end();
            if (progress.isCancelled()) {
                return tell(Failure.interrupted(), json);
            }
            if (json) {
                print(Json.write(answer.content()));
            }
            return answer.alarm() ? ExitCode.ALARM : ExitCode.DONE;
        } catch (Throwable thrown) { // The edge: nothing may leave it but an exit code.
            progress.end();
            return tell(Failure.of(thrown, progress.isCancelled()), json);
        } finally {
            host.out().flush();
            host.err().flush();
            System.setOut(before);
        }
    }

    private ProgressView view() {
        return host.terminal().interactive() ? new BarView(host.err(), host.terminal().columns())
                : new LineView(host.err(), System::nanoTime);
    }

    /** What a command answered, and whether it is an alarm. */
    private record Answer(Object content, boolean alarm) {
    }

    private Answer dispatch(List<String> arguments, ConsoleProgress progress, boolean json) throws ApicalException {
        if (arguments.isEmpty()) {
            throw new UsageException("No command is given.", "'apical help' lists the commands.");
        }
        String first = arguments.get(0);
        List<String> rest = arguments.subList(1, arguments.size());
        if (VERSION.contains(first)) {
            return textOrAnswer("Apical " + host.version() + "\n", Map.of("version", host.version()), json);
        } else if (HELP.contains(first)) {
            List<String> names = rest.stream().filter(argument -> !argument.startsWith("-")).toList();
            String help = names.isEmpty() ? overview() : form(entry(names.get(0))).help();
            return textOrAnswer(help, Map.of("help", help), json);
        } else if (first.startsWith("-")) {
            throw new UsageException("There is no option '" + first + "' before a command.",
                    "Name the command first; 'apical help' lists them.");
        }
        CatalogEntry entry = entry(first);
        return run(catalog.contribution(Kind.COMMAND, entry), entry, rest, progress, json);
    }

    private <S extends Record> Answer run(Command<S> command, CatalogEntry entry, List<String> arguments,
            ConsoleProgress progress, boolean json) throws ApicalException {
        CommandForm<S> form = new CommandForm<>(entry.shortId(), entry.description(),
                SettingsType.of(command.settingsType()));
        S settings;
        try {
            CommandForm.Parsed parsed = form.parse(arguments);
            if (parsed.help()) {
                return textOrAnswer(form.help(), Map.of("help", form.help()), json);
            }
            settings = form.bind(parsed.values());
        } catch (UsageException e) {
            throw new UsageException(e.problem().message(),
                    (e.problem().remedy() + " See 'apical " + entry.shortId() + " --help'.").strip());
        }
        Object content = command.run(settings, new PlainContext(catalog, progress, json, host.folder(), line -> {
            progress.clear();
            print(line + System.lineSeparator());
        }));
        return new Answer(content, command.isAlarm(content));
    }

    private CommandForm<?> form(CatalogEntry entry) throws ApicalException {
        return new CommandForm<>(entry.shortId(), entry.description(),
                SettingsType.of(catalog.contribution(Kind.COMMAND, entry).settingsType()));
    }

    private CatalogEntry entry(String name) throws ApicalException {
        try {
            return catalog.find(Kind.COMMAND, name);
        } catch (ApicalException e) {
            List<CatalogEntry> all = catalog.entries(Kind.COMMAND);
            // Scripts depend on Apical's own commands, so no other plug-in may make their names ambiguous.
            List<CatalogEntry> own = all.stream().filter(entry -> entry.state() == CatalogEntry.State.READY
                    && entry.shortId().equals(name) && entry.bundle().startsWith("org.apical.")).toList();
            if (own.size() == 1) {
                return own.get(0);
            }
            if (all.stream().anyMatch(entry -> entry.id().equals(name) || entry.shortId().equals(name))) {
                throw e;
            }
            List<String> known = Stream.concat(all.stream().map(CatalogEntry::shortId), Stream.of("help", "version"))
                    .distinct().toList();
            throw new UsageException("There is no command '" + name + "'.", Suggestions.sentence(name, known));
        }
    }

    private String overview() {
        StringBuilder text = new StringBuilder("Usage: apical COMMAND [OPTIONS]\n\nCommands:\n");
        List<CatalogEntry> commands = catalog.entries(Kind.COMMAND);
        int longest = commands.stream().mapToInt(entry -> entry.shortId().length()).max().orElse(0);
        for (CatalogEntry entry : commands.stream().sorted((a, b) -> a.shortId().compareTo(b.shortId())).toList()) {
            String told = entry.state() == CatalogEntry.State.READY ? entry.description()
                    : "Cannot be used; 'apical doctor' says why.";
            List<String> lines = Table.wrap(told, WIDTH - longest - 4);
            for (int i = 0; i < lines.size(); i++) {
                text.append("  ").append(String.format("%-" + (longest + 2) + "s", i == 0 ? entry.shortId() : ""))
                        .append(lines.get(i)).append('\n');
            }
        }
        return text.append("\n'apical COMMAND --help' tells more about one; 'apical' alone opens the workbench.\n")
                .toString();
    }

    private Answer textOrAnswer(String text, Object answer, boolean json) {
        if (!json) {
            print(text);
        }
        return new Answer(answer, false);
    }

    private int tell(Failure failure, boolean json) {
        Problem problem = failure.problem();
        if (failure.logged() != null) {
            String file = host.log().write(problem.line(), failure.logged());
            if (!file.isEmpty()) {
                problem = new Problem(problem.message(), problem.file(), problem.place(),
                        (problem.remedy() + " The details are in " + file + ".").strip());
            }
        }
        if (json) {
            print(Json.write(new ErrorAnswer(problem.message(), problem.file(), problem.place(), problem.remedy())));
        } else {
            host.err().println("apical: " + problem.line());
        }
        return failure.exitCode();
    }

    private void print(String text) {
        host.out().print(text);
        host.out().flush();
    }

    /** The answer of a command that did not end well. */
    private record ErrorAnswer(String error, String file, String place, String remedy) {
    }
}
