package org.apical.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

class TestContextTest {

    private final TestContext context = TestContext.in(Path.of("here"));

    @Test
    void pathsBeginInTheFolder() {
        assertEquals(Path.of("here", "out").toAbsolutePath(), context.resolve("out"));
        Path absolute = Path.of("there").toAbsolutePath();
        assertEquals(absolute, context.resolve(absolute.toString()));
    }

    @Test
    void whatIsSaidIsHeardByThePersonItIsSaidTo() {
        TestContext program = context.forJson();
        context.say("Read 2 clips.");
        program.say("Read 3 clips.");
        assertEquals(List.of("Read 2 clips."), context.said());
        assertEquals(List.of(), program.said());
        assertTrue(program.json() && !context.json());
    }

    @Test
    void eachPartCanBeChosen() {
        ListedCatalog catalog = new ListedCatalog();
        WatchedProgress reader = new WatchedProgress();
        TestContext chosen = context.watchedBy(reader).with(catalog).forJson();
        assertSame(catalog, chosen.catalog());
        assertSame(reader, chosen.progress());
        assertEquals(context.resolve("a"), chosen.resolve("a"));
        assertEquals(List.of(), context.catalog().entries());
        assertFalse(context.progress().isCancelled());
    }
}
