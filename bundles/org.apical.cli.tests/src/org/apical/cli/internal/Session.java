package org.apical.cli.internal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apical.api.catalog.Catalog;

/** One command line, run with streams that a test reads. */
final class Session {

    final List<Throwable> logged = new ArrayList<>();
    final List<Integer> halts = new ArrayList<>();
    int exitCode;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    static Session run(Catalog catalog, String... arguments) {
        return run(catalog, new Terminal(false, 80), arguments);
    }

    static Session run(Catalog catalog, Terminal terminal, String... arguments) {
        Session session = new Session();
        Host host = new Host(new PrintStream(session.out, false, StandardCharsets.UTF_8),
                new PrintStream(session.err, true, StandardCharsets.UTF_8), terminal, Path.of("/cohorts"), "1.0.0",
                (message, thrown) -> {
                    session.logged.add(thrown);
                    return "/logs/today.log";
                }, session.halts::add);
        session.exitCode = new Cli(catalog, host).run(List.of(arguments));
        return session;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
