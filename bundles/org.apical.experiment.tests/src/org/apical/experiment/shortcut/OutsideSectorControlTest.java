package org.apical.experiment.shortcut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.catalog.Kind;
import org.apical.experiment.DiscFixture;

/** The control that sees only what the import takes away: chance where that tells nothing, an alarm where it does. */
class OutsideSectorControlTest extends DiscFixture {

    private final List<String> said = new ArrayList<>();

    OutsideSectorControlTest() {
        super(head("ejectionFraction", 24, 24, 2).replace("id: discs", "id: fans") + """
                split: {test: 0.1, validation: 0.2}
                model: {architecture: {id: smallCnn, depth: 1, width: 4}}
                training: {optimizer: {id: adam, learningRate: 0.02}, batch: 8, epochs: 6, threads: 1}
                shortcuts: {controls: [outsideSector], heldOut: 0.45}
                """);
    }

    @Override
    protected String labels() {
        return FanSource.csv();
    }

    private ShortcutRow outside(boolean isTelling) throws ApicalException, IOException {
        catalog.add(Kind.DATA_SOURCE, "fans", new FanSource(isTelling));
        ShortcutResult result = new ShortcutRunner(catalog, Clock.systemUTC(), said::add).run(file(), List.of(),
                folder.resolve("runs"), Progress.NONE);
        assertEquals(List.of("reference", "outsideSector"), result.rows().stream().map(ShortcutRow::control).toList());
        ShortcutRow reference = result.rows().get(0);
        assertTrue(reference.estimate().low() > 0.5, "The disc tells: " + said);
        assertEquals(result.rows().get(1).verdict() == ShortcutRow.Verdict.ALARM, result.isAlarm());
        return result.rows().get(1);
    }

    @Test
    void writingThatTellsNothingIsChance() throws ApicalException, IOException {
        ShortcutRow row = outside(false);
        assertEquals(ShortcutRow.Verdict.CHANCE, row.verdict(), said.toString());
        assertFalse(row.runs().isEmpty(), "The writing is there, so a network was trained.");
    }

    @Test
    void writingThatTellsTheLabelRaisesTheAlarm() throws ApicalException, IOException {
        ShortcutRow row = outside(true);
        assertEquals(ShortcutRow.Verdict.ALARM, row.verdict(), said.toString());
        assertTrue(row.estimate().low() > 0, said.toString());
    }
}
