package org.apical.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.catalog.Kind;
import org.apical.testing.ListedCatalog;
import org.junit.jupiter.api.Test;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class CliTest {

    private static final Problem MISSING_COLUMN = new Problem("The column 'ef' is missing.", "labels.csv", "line 1",
            "Did you mean 'EF'?");

    private static ListedCatalog with(TestCommand.Body body) {
        return new ListedCatalog().add(Kind.COMMAND, "org.test.train", new TestCommand(body));
    }

    private static Session train(TestCommand.Body body, String... more) {
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"train", "a.yaml", "--out", "o"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Session.run(with(body), arguments);
    }

    private static JsonObject error(Session session) {
        JsonObject object = JsonParser.parseString(session.out()).getAsJsonObject();
        assertEquals(java.util.Set.of("error", "file", "place", "remedy"), object.keySet());
        return object;
    }

    @Test
    void answersInTextOrInJsonButNeverInBoth() {
        TestCommand.Body body = (settings, context) -> {
            context.say("R² is 0.5");
            System.out.println("a library chatters");
            return Map.of("r2", 0.5);
        };
        Session text = train(body);
        assertEquals(ExitCode.DONE, text.exitCode);
        assertEquals("R² is 0.5\n", text.out());
        Session json = train(body, "--json");
        assertEquals(ExitCode.DONE, json.exitCode);
        assertEquals(JsonParser.parseString("{\"r2\": 0.5}"), JsonParser.parseString(json.out()));
        assertEquals(json.out(), Session.run(with(body), "--json", "train", "a.yaml", "--out", "o").out());
        assertTrue(json.err().contains("a library chatters"));
    }

    @Test
    void anAlarmIsAnAnswerWithAnExitCodeOfItsOwn() {
        TestCommand.Body body = (settings, context) -> Map.of("alarm", true);
        Session session = train(body, "--json");
        assertEquals(ExitCode.ALARM, session.exitCode);
        assertEquals(JsonParser.parseString("{\"alarm\": true}"), JsonParser.parseString(session.out()));
        assertEquals(ExitCode.DONE, train((settings, context) -> Map.of("alarm", false)).exitCode);
    }

    @Test
    void standardOutputIsGivenBack() {
        PrintStream before = System.out;
        train((settings, context) -> null);
        assertSame(before, System.out);
    }

    @Test
    void pathsStartFromTheCallersFolder() {
        AtomicReference<Path> seen = new AtomicReference<>();
        train((settings, context) -> {
            seen.set(context.resolve(settings.out().toString()));
            return null;
        });
        assertEquals(Path.of("/cohorts/o"), seen.get());
    }

    @Test
    void badInputIsOneLineThatNamesFilePlaceAndRemedy() {
        Session text = train((settings, context) -> {
            throw ApicalException.badInput(MISSING_COLUMN);
        });
        assertEquals(ExitCode.BAD_INPUT, text.exitCode);
        assertEquals("", text.out());
        assertEquals("apical: labels.csv, line 1: The column 'ef' is missing. Did you mean 'EF'?\n", text.err());
        Session json = train((settings, context) -> {
            throw ApicalException.badInput(MISSING_COLUMN);
        }, "--json");
        assertEquals(ExitCode.BAD_INPUT, json.exitCode);
        assertEquals("labels.csv", error(json).get("file").getAsString());
        assertEquals("line 1", error(json).get("place").getAsString());
        assertEquals("", json.err());
    }

    @Test
    void reasonIsFoundBehindTheWrapperOfAnExecutor() {
        Session session = train((settings, context) -> {
            throw new CompletionException(ApicalException.badInput(MISSING_COLUMN));
        });
        assertEquals(ExitCode.BAD_INPUT, session.exitCode);
        assertTrue(session.logged.isEmpty());
    }

    @Test
    void failureOfTheWorkIsLoggedWithItsCause() {
        Session session = train((settings, context) -> {
            throw ApicalException.failed(Problem.of("The engine stopped.", ""), new IllegalStateException("native"));
        });
        assertEquals(ExitCode.FAILED, session.exitCode);
        assertEquals("apical: The engine stopped. The details are in /logs/today.log.\n", session.err());
        assertEquals(1, session.logged.size());
    }

    @Test
    void unexpectedExceptionIsOneSentenceAndItsStackIsInTheLog() {
        Session session = train((settings, context) -> {
            throw new IllegalStateException("wrapped", new ArithmeticException("by zero"));
        }, "--json");
        assertEquals(ExitCode.FAILED, session.exitCode);
        assertTrue(error(session).get("error").getAsString().contains("ArithmeticException: by zero"));
        assertTrue(error(session).get("remedy").getAsString().contains("/logs/today.log"));
        assertFalse((session.err() + session.out()).contains("\tat "));
        assertEquals(IllegalStateException.class, session.logged.get(0).getClass());
    }

    @Test
    void usedUpMemoryHasARemedy() {
        Session heap = train((settings, context) -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertEquals(ExitCode.FAILED, heap.exitCode);
        assertTrue(heap.err().contains("APICAL_JAVA_OPTS=-Xmx"), heap.err());
        Session outside = train((settings, context) -> {
            throw new RuntimeException(new OutOfMemoryError("Physical memory usage is too high"));
        });
        assertEquals(ExitCode.FAILED, outside.exitCode);
        assertTrue(outside.err().contains("smaller batch"), outside.err());
    }

    @Test
    void fullDiskIsBadInputWhereverItIsFound() {
        Session session = train((settings, context) -> {
            throw new UncheckedIOException(new IOException("No space left on device"));
        });
        assertEquals(ExitCode.BAD_INPUT, session.exitCode);
        assertTrue(session.err().contains("The disk is full."), session.err());
    }

    @Test
    void interruptedWorkEndsWith130() {
        Session session = train((settings, context) -> {
            throw ApicalException.interrupted();
        }, "--json");
        assertEquals(ExitCode.INTERRUPTED, session.exitCode);
        assertEquals("The work was stopped.", error(session).get("error").getAsString());
    }

    @Test
    void whateverCancelledWorkThrowsCountsAsInterrupted() {
        Session session = train((settings, context) -> {
            ((ConsoleProgress) context.progress()).cancel();
            throw new IllegalStateException("a pool was shut down");
        });
        assertEquals(ExitCode.INTERRUPTED, session.exitCode);
        assertTrue(session.logged.isEmpty());
    }

    @Test
    void unknownCommandSuggestsTheNearest() {
        Session session = Session.run(with((settings, context) -> null), "trian");
        assertEquals(ExitCode.USAGE, session.exitCode);
        assertTrue(session.err().contains("'trian'") && session.err().contains("Did you mean 'train'?"), session.err());
        assertEquals(ExitCode.USAGE, Session.run(with((settings, context) -> null)).exitCode);
        assertEquals(ExitCode.USAGE, Session.run(with((settings, context) -> null), "--fast", "train").exitCode);
    }

    @Test
    void unknownOptionSuggestsTheNearest() {
        Session session = train((settings, context) -> null, "--patiens", "3");
        assertEquals(ExitCode.USAGE, session.exitCode);
        assertEquals("apical: There is no option '--patiens' for train. Did you mean '--patients'? "
                + "See 'apical train --help'.\n", session.err());
        Session json = train((settings, context) -> null, "--patiens=3", "--json");
        assertEquals(ExitCode.USAGE, json.exitCode);
        assertTrue(error(json).get("error").getAsString().contains("'--patiens'"));
    }

    @Test
    void brokenCommandCostsOnlyItself() {
        ListedCatalog catalog = with((settings, context) -> 1).broken(Kind.COMMAND, "org.broken.explode",
                "The class org.broken.Explode is not in the bundle.");
        Session broken = Session.run(catalog, "explode");
        assertEquals(ExitCode.BAD_INPUT, broken.exitCode);
        assertTrue(broken.err().contains("org.broken.Explode"), broken.err());
        assertEquals(ExitCode.DONE, Session.run(catalog, "train", "a", "--out", "o").exitCode);
        Session help = Session.run(catalog, "help");
        assertEquals(ExitCode.DONE, help.exitCode);
        assertTrue(help.out().contains("train") && help.out().contains("explode"), help.out());
    }

    @Test
    void noOtherPluginMakesTheNameOfAnOwnCommandAmbiguous() {
        ListedCatalog catalog = new ListedCatalog().add(Kind.COMMAND, "org.apical.cli.list", new ListCommand())
                .add(Kind.COMMAND, "org.test.list", new TestCommand((settings, context) -> 1));
        assertEquals(ExitCode.DONE, Session.run(catalog, "list").exitCode);
        assertEquals(ExitCode.USAGE, Session.run(catalog, "org.test.list").exitCode);
    }

    @Test
    void helpAndVersionAnswerInEveryForm() {
        ListedCatalog catalog = with((settings, context) -> 1);
        for (String[] form : List.of(new String[] {"--version"}, new String[] {"version"}, new String[] {"-V"})) {
            Session session = Session.run(catalog, form);
            assertEquals("Apical 1.0.0\n", session.out());
            assertEquals(ExitCode.DONE, session.exitCode);
        }
        String asked = Session.run(catalog, "help", "train").out();
        assertEquals(asked, Session.run(catalog, "train", "--help").out());
        assertEquals(asked, Session.run(catalog, "train", "-h", "--no-such-option").out());
        JsonElement json = JsonParser.parseString(Session.run(catalog, "train", "--help", "--json").out());
        assertEquals(asked, json.getAsJsonObject().get("help").getAsString());
        assertEquals(Session.run(catalog, "help").out(), Session.run(catalog, "--help").out());
        assertEquals(ExitCode.USAGE, Session.run(catalog, "help", "trian").exitCode);
    }
}
