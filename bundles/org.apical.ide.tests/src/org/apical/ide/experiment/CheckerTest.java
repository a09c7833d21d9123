package org.apical.ide.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.apical.ui.experiment.internal.schema.Checked;
import org.apical.ui.experiment.internal.schema.Checker;
import org.apical.ui.experiment.internal.schema.LineDiff;
import org.apical.ui.experiment.internal.schema.QuickFix;
import org.apical.ui.experiment.internal.schema.Schema;
import org.apical.ui.experiment.internal.schema.SettingsDiff;
import org.apical.ui.experiment.internal.schema.TextFault;
import org.junit.jupiter.api.Test;

/** Checks files with faults and mends them by what is offered. */
class CheckerTest {

    private static final Path FILE = Path.of("x.experiment.yaml").toAbsolutePath();
    private static final Checker CHECKER = new Checker(Installed.catalog(), new Schema(Installed.catalog()));

    private static final String GOOD = """
            apical: 1
            name: ef
            task: ejectionFraction   # what is learnt
            data:
              source: {id: phantom, path: phantom}
            augment: [{id: rotation, degrees: 20}]
            model: {architecture: {id: smallCnn, depth: 2}}
            training:
              batch: 24
              schedule: {kind: cosine}
            """;

    private static Checked check(String text) {
        return CHECKER.check(text, FILE);
    }

    /** Checks the good text with a change; there is one fault, on a line and under a word, and each fix mends it. */
    private static List<String> mend(String from, String to, int line, String marked) {
        String text = GOOD.replace(from, to);
        List<TextFault> faults = check(text).faults();
        assertEquals(1, faults.size(), faults.toString());
        TextFault fault = faults.get(0);
        assertEquals(line, fault.line(), fault.toString());
        assertEquals(marked, text.substring(fault.offset(), fault.offset() + fault.length()), fault.toString());
        assertTrue(!fault.fixes().isEmpty(), fault.toString());
        for (QuickFix fix : fault.fixes()) {
            String mended = fix.change().applyTo(text);
            assertEquals(List.of(), check(mended).faults(), fix + "\n" + mended);
        }
        return fault.fixes().stream().map(QuickFix::label).toList();
    }

    @Test
    void findsNothingInTheExamples() throws Exception {
        for (Path file : Examples.all()) {
            Checked checked = CHECKER.check(Files.readString(file), file);
            assertEquals(List.of(), checked.faults(), file.toString());
            assertTrue(checked.experiment().isPresent());
        }
    }

    @Test
    void marksTheKeyOrTheValueAndMendsIt() {
        assertEquals(List.of(), check(GOOD).faults());
        assertEquals(List.of("Change to 'batch'", "Remove 'bath'"), mend("batch: 24", "bath: 24", 9, "bath"));
        assertEquals("Change to 'ejectionFraction'", mend("task: ejectionFraction", "task: ejectionFracton", 3,
                "ejectionFracton").get(0));
        assertEquals("Change to 'rotation'", mend("id: rotation", "id: rotaton", 6, "rotaton").get(0));
        assertEquals("Change to 'degrees'", mend("degrees: 20", "degres: 20", 6, "degres").get(0));
        assertEquals("Change to 'cosine'", mend("kind: cosine", "kind: cosinus", 10, "cosinus").get(0));
        assertEquals(List.of("Remove 'batch'"), mend("batch: 24", "batch: 0", 9, "0"));
        assertEquals("Change to 'auto'", mend("batch: 24", "engine: aut", 9, "aut").get(0));
        assertEquals(List.of("Write 'apical: 1'"), mend("apical: 1", "apical: 7", 1, "7"));
    }

    @Test
    void addsWhatIsMissing() {
        assertTrue(mend("task: ejectionFraction   # what is learnt\n", "", 1, "apical: 1").stream()
                .allMatch(label -> label.startsWith("Add '")));
        assertTrue(mend("model: {architecture: {id: smallCnn, depth: 2}}\n", "model: {}\n", 7, "model").stream()
                .anyMatch(label -> label.contains("smallCnn")));
    }

    @Test
    void tellsWhereTextIsNoYaml() {
        List<TextFault> faults = check("apical: 1\nname: x\ntask: [a, b\ndata:\n").faults();
        assertEquals(1, faults.size());
        assertTrue(faults.get(0).line() >= 3, faults.toString());
        assertTrue(faults.get(0).message().startsWith("This is not valid YAML"), faults.toString());
        assertTrue(check("").faults().size() > 1);
    }

    @Test
    void comparesSettingsAndNotHowTheyAreWritten() {
        Checked good = check(GOOD);
        Checked same = check(GOOD.replace("batch: 24", "epochs: 50").replace("# what is learnt", ""));
        assertEquals(List.of(), SettingsDiff.of(good, same).differences());
        Checked other = check(GOOD.replace("depth: 2", "depth: 3").replace("batch: 24", "batch: 12")
                + "search: {learningRate: [0.1, 0.2]}\n");
        SettingsDiff diff = SettingsDiff.of(good, other);
        assertEquals(List.of("model.architecture.depth", "training.batch", "search.learningRate"),
                diff.differences().stream().map(difference -> difference.key()).toList());
        assertEquals("[24, 12]", diff.differences().get(1).values().toString());
        assertTrue(SettingsDiff.of(good, check("a: 1")).asWritten());
    }

    @Test
    void putsEqualLinesSideBySide() {
        assertEquals(List.of(new LineDiff("a", "a", true), new LineDiff("b", "x", false),
                new LineDiff(null, "y", false), new LineDiff("c", "c", true)),
                LineDiff.of("a\nb\nc\n", "a\nx\ny\nc\n"));
        assertEquals(1, LineDiff.of("a\nb\n", "a\n").stream().filter(line -> line.right() == null).count());
    }

    @Test
    void isFastEnoughToFollowTyping() throws Exception {
        String text = Examples.text("ef-grid");
        check(text);
        long from = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            check(text);
        }
        double ms = (System.nanoTime() - from) / 1e7;
        assertTrue(ms < 250, String.format(Locale.ROOT, "A check takes %.0f ms.", ms));
    }
}
