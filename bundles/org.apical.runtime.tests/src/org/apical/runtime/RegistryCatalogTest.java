package org.apical.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.apical.api.ApicalException;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.api.command.Command;
import org.apical.runtime.internal.Declaration;
import org.apical.runtime.samples.BareSettingsCommand;
import org.apical.runtime.samples.GoodCommand;
import org.apical.runtime.samples.PrivateCommand;
import org.apical.runtime.samples.ThrowingCommand;
import org.apical.runtime.samples.UnfitDefaultCommand;
import org.junit.jupiter.api.Test;

class RegistryCatalogTest {

    private static Declaration command(String bundle, String id, String className, Callable<?> factory) {
        return new Declaration(Kind.COMMAND, "command", id, "Name", "Description.", className, bundle, "1.2.3",
                List.of("old." + id), "", factory);
    }

    private static RegistryCatalog catalog(Declaration... declarations) {
        return new RegistryCatalog(() -> List.of(declarations));
    }

    private static String problemOf(Callable<?> factory) {
        RegistryCatalog catalog = catalog(command("org.bad", "org.bad.command", "org.bad.Thing", factory),
                command("org.good", "org.good.fine", "org.good.Fine", GoodCommand::new));
        CatalogEntry bad = catalog.entries(Kind.COMMAND).get(0);
        assertEquals(CatalogEntry.State.PROBLEM, bad.state());
        assertTrue(bad.problem().contains("org.bad.Thing"), bad.problem());
        assertTrue(bad.problem().endsWith("."), bad.problem());
        assertFalse(bad.problem().contains("\n"), bad.problem());
        CatalogEntry good = catalog.entries(Kind.COMMAND).get(1);
        assertEquals(CatalogEntry.State.READY, good.state());
        assertEquals("", good.problem());
        ApicalException refused = assertThrows(ApicalException.class, () -> catalog.get(Kind.COMMAND, "command"));
        assertTrue(refused.getMessage().contains("org.bad"), refused.getMessage());
        return bad.problem();
    }

    @Test
    void missingClassIsTheProblemOfItsEntryAlone() {
        assertTrue(problemOf(() -> {
            throw new ClassNotFoundException("org.bad.Thing cannot be found by org.bad_1.0.0");
        }).contains("is not in the bundle"));
    }

    @Test
    void missingNeededClassIsNamed() {
        assertTrue(problemOf(() -> {
            throw new NoClassDefFoundError("org/other/Needed");
        }).contains("org.other.Needed"));
    }

    @Test
    void throwingConstructorIsTheProblemOfItsEntryAlone() {
        assertTrue(problemOf(ThrowingCommand::new).contains("the licence has expired"));
    }

    @Test
    void errorInAStaticInitialiserIsTheProblemOfItsEntryAlone() {
        assertTrue(problemOf(() -> {
            throw new ExceptionInInitializerError(new ArithmeticException("by zero"));
        }).contains("by zero"));
    }

    @Test
    void missingConstructorIsNamed() {
        assertTrue(problemOf(() -> PrivateCommand.class.getDeclaredConstructor().newInstance())
                .contains("no public constructor without parameters"));
    }

    @Test
    void classOfAnotherTypeIsAProblem() {
        assertTrue(problemOf(StringBuilder::new).contains("does not implement org.apical.api.command.Command"));
    }

    @Test
    void settingsWithoutDescriptionAreAProblem() {
        assertTrue(problemOf(BareSettingsCommand::new).contains("threshold"));
    }

    @Test
    void defaultOutsideItsOwnRangeIsAProblem() {
        String problem = problemOf(UnfitDefaultCommand::new);
        assertTrue(problem.contains("degrees"), problem);
        assertFalse(problem.contains("'file'"), problem);
    }

    @Test
    void allButTheFirstBundleLoseADuplicateId() throws ApicalException {
        RegistryCatalog catalog = catalog(command("org.c", "x.same", "org.c.C", GoodCommand::new),
                command("org.a", "x.same", "org.a.A", GoodCommand::new),
                command("org.b", "x.same", "org.b.B", GoodCommand::new));
        List<CatalogEntry> entries = catalog.entries();
        assertEquals(List.of("org.a", "org.b", "org.c"), entries.stream().map(CatalogEntry::bundle).toList());
        assertEquals(CatalogEntry.State.READY, entries.get(0).state());
        for (CatalogEntry loser : entries.subList(1, 3)) {
            assertEquals(CatalogEntry.State.PROBLEM, loser.state());
            assertTrue(loser.problem().contains("org.a"), loser.problem());
        }
        assertEquals("org.a", catalog.find(Kind.COMMAND, "same").bundle());
    }

    @Test
    void ownerOfAnIdKeepsItAgainstAnEarlierName() throws ApicalException {
        RegistryCatalog catalog = catalog(command("aaa.thief", "org.owner.same", "aaa.Thief", GoodCommand::new),
                command("org.owner", "org.owner.same", "org.owner.Own", GoodCommand::new));
        List<CatalogEntry> entries = catalog.entries();
        assertEquals(CatalogEntry.State.PROBLEM, entries.get(0).state());
        assertTrue(entries.get(0).problem().contains("org.owner.Own"), entries.get(0).problem());
        assertEquals("org.owner", catalog.find(Kind.COMMAND, "same").bundle());
    }

    @Test
    void incompleteDeclarationSaysWhatIsMissing() {
        RegistryCatalog catalog = catalog(new Declaration(Kind.COMMAND, "command", "x.one", "", "", "x.One", "org.x",
                "1.0.0", List.of(), "", GoodCommand::new));
        CatalogEntry entry = catalog.entries().get(0);
        assertEquals(CatalogEntry.State.PROBLEM, entry.state());
        assertTrue(entry.problem().contains("name, description"), entry.problem());
    }

    @Test
    void elementOfAnotherNameIsAProblem() {
        RegistryCatalog catalog = catalog(new Declaration(Kind.LOSS, "command", "x.one", "N", "D.", "x.One", "org.x",
                "1.0.0", List.of(), "", GoodCommand::new));
        assertTrue(catalog.entries().get(0).problem().contains("'command'"));
    }

    @Test
    void findingOneContributionCreatesNoOther() throws ApicalException {
        AtomicInteger created = new AtomicInteger();
        RegistryCatalog catalog = catalog(command("org.a", "org.a.first", "A", () -> {
            created.incrementAndGet();
            return new GoodCommand();
        }), command("org.a", "org.a.second", "B", GoodCommand::new));
        assertEquals("org.a.second", catalog.find(Kind.COMMAND, "second").id());
        assertEquals(Map.of("org.a", "1.2.3"), catalog.bundleVersions());
        assertEquals(0, created.get());
        assertEquals("org.a.first", catalog.find(Kind.COMMAND, "old.org.a.first").id());
        assertEquals(1, created.get());
    }

    @Test
    void unknownIdSuggestsTheNearest() {
        RegistryCatalog catalog = catalog(command("org.a", "org.a.phantom", "A", GoodCommand::new));
        ApicalException unknown = assertThrows(ApicalException.class, () -> catalog.find(Kind.COMMAND, "fantom"));
        assertTrue(unknown.getMessage().contains("'phantom'"), unknown.getMessage());
    }

    @Test
    void sameObjectForAllWhoAskAtOnce() throws Exception {
        AtomicInteger created = new AtomicInteger();
        RegistryCatalog catalog = catalog(command("org.a", "org.a.first", "A", () -> {
            Thread.sleep(50);
            created.incrementAndGet();
            return new GoodCommand();
        }));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Command<?>>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(pool.submit(() -> {
                    start.await();
                    return catalog.get(Kind.COMMAND, "first");
                }));
            }
            start.countDown();
            Command<?> first = answers.get(0).get();
            for (Future<Command<?>> answer : answers) {
                assertSame(first, answer.get());
            }
            assertEquals(1, created.get());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void entriesAreSortedByKindThenId() {
        Declaration loss = new Declaration(Kind.LOSS, "loss", "a.loss", "N", "D.", "L", "org.x", "1.0.0", List.of(),
                "", () -> "no loss");
        RegistryCatalog catalog = catalog(command("org.a", "b.two", "A", GoodCommand::new),
                command("org.a", "a.one", "A", GoodCommand::new), loss);
        assertEquals(List.of("a.loss", "a.one", "b.two"), catalog.entries().stream().map(CatalogEntry::id).toList());
    }
}
