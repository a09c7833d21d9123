package org.apical.ide.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.apical.ui.experiment.internal.schema.Completion;
import org.apical.ui.experiment.internal.schema.Documentation;
import org.apical.ui.experiment.internal.schema.Proposal;
import org.apical.ui.experiment.internal.schema.Schema;
import org.junit.jupiter.api.Test;

/** Asks what may be written, at every level of an experiment file. */
class CompletionTest {

    private static final Schema SCHEMA = new Schema(Installed.catalog());

    private static Completion at(String text) {
        int caret = text.indexOf('|');
        return Completion.at(text.replace("|", ""), caret, SCHEMA);
    }

    private static List<String> labels(String text) {
        return at(text).proposals().stream().map(Proposal::label).toList();
    }

    /** Writes the first proposal; the bar is where the caret stands then. */
    private static String written(String text) {
        Completion completion = at(text);
        Proposal first = completion.proposals().get(0);
        String plain = text.replace("|", "");
        String insert = first.insert().substring(0, first.caret()) + "|" + first.insert().substring(first.caret());
        return plain.substring(0, completion.offset()) + insert
                + plain.substring(completion.offset() + completion.length());
    }

    @Test
    void offersKeysOfTheFile() {
        assertEquals("training", labels("tra|").get(0));
        assertEquals("training:\n  |", written("tra|"));
        assertFalse(labels("apical: 1\nname: x\n|").contains("name"), "A key cannot stand twice.");
        assertEquals("name|: x", written("na|me: x"));
        assertEquals("augment: [{id: |}]", written("aug|"));
    }

    @Test
    void offersKeysOfASection() {
        List<String> keys = labels("training:\n  |\n");
        assertTrue(keys.containsAll(List.of("optimizer", "loss", "schedule", "engine", "batch", "gradientClip")),
                keys.toString());
        assertEquals("training: {batch: |}", written("training: {ba|}"));
        assertEquals("data:\n  size: [|]", written("data:\n  si|"));
        assertEquals("training:\n  schedule: {kind: |}", written("training:\n  schedule: {ki|}"));
        assertTrue(labels("search:\n  axes: {training.b|").contains("training.batch"));
        assertTrue(labels("model: {architecture: smallCnn}\nsearch:\n  axes:\n    model|")
                .contains("model.architecture.depth"), "Settings of the chosen network can be searched.");
    }

    @Test
    void offersIdsOfPlugIns() {
        assertTrue(labels("task: |").contains("ejectionFraction"));
        assertFalse(labels("task: |").contains("ejectionFractionFromVolumes"), "No network learns it.");
        assertEquals(List.of("ejectionFractionFromVolumes"), labels("derived: [|]"));
        assertEquals("task: pacemakerLead|", written("task: pace|"));
        assertEquals("task: {id: pacemakerLead|", written("task: {id: pace|"));
        assertEquals("augment: [{id: rotation|", written("augment: [{id: ro|"));
        assertEquals("augment: [{id: rotation}|]", written("augment: [ro|]"));
        assertTrue(labels("augment:\n- |").containsAll(List.of("id", "rotation")));
        assertTrue(labels("training:\n  engine: |").contains("auto"));
    }

    @Test
    void offersSettingsOfTheChosenPlugIn() {
        assertEquals(List.of("degrees"), labels("augment: [{id: rotation, de|}]"));
        assertEquals(List.of("degrees"), labels("augment:\n- id: rotation\n  |").stream().filter("degrees"::equals)
                .toList());
        assertTrue(labels("data:\n  source: {id: phantom, |}").containsAll(List.of("path", "labels", "patients")));
        assertFalse(labels("data:\n  source: {id: phantom, |}").contains("id"));
    }

    @Test
    void offersValues() {
        assertEquals(List.of("constant", "cosine", "step"), labels("training:\n  schedule: {kind: |}"));
        assertEquals(List.of("true", "false"), labels("training:\n  decoupledDecay: |").stream().toList());
        assertEquals("training:\n  decoupledDecay: true|", written("training:\n  decoupledDecay:|"));
        assertEquals("training:\n  precision: fp32|", written("training:\n  precision: f|"));
        assertEquals("data:\n  frames: 20|", written("data:\n  frames: |"));
        assertEquals(List.of(), labels("# tra|"));
    }

    @Test
    void documentsWhatItOffers() {
        for (String text : List.of("|", "training:\n  |", "task: |", "training:\n  precision: |")) {
            at(text).proposals().forEach(proposal -> assertFalse(proposal.documentation().text().isBlank(),
                    proposal.label()));
        }
        Documentation batch = Completion.documentation("training:\n  batch: 24\n", 13, SCHEMA).orElseThrow();
        assertTrue(batch.text().contains("Default: 24"), batch.text());
        assertTrue(batch.text().contains("1 to 4096 frames"), batch.text());
        Documentation task = Completion.documentation("task: ejectionFraction\n", 10, SCHEMA).orElseThrow();
        assertTrue(task.text().contains("org.apical.echonet"), task.text());
        Documentation degrees = Completion.documentation("augment: [{id: rotation, degrees: 20}]", 27, SCHEMA)
                .orElseThrow();
        assertTrue(degrees.title().contains("degrees"), degrees.title());
        assertTrue(Completion.documentation("data:\n  size: [112, 64]\n", 21, SCHEMA).orElseThrow().title()
                .contains("size"));
    }
}
