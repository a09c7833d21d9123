package org.apical.experiment.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.experiment.DiscFixture;

class ProtocolReaderTest extends DiscFixture {

    private static final String REST = """
            model: {architecture: {id: smallCnn, depth: 1, width: 4}}
            training: {optimizer: {id: adam, learningRate: 0.003}, batch: 8, epochs: 3}
            """;
    private static final String TEXT = """
            apical: 1
            protocol: discs
            reference: Someone 2020
            set: {training.epochs: 2}
            search: {learningRate: [0.01, 0.001]}
            tasks:
              ef: ef.experiment.yaml
              edv: {file: edv.experiment.yaml, set: {training.batch: 4}, search: null}
              esv: {file: esv.experiment.yaml, search: null}
            derived:
              fromVolumes: {task: ejectionFractionFromVolumes, from: [edv, esv]}
            variants:
              plain: {of: ef, set: {training.weightDecay: 0}}
              huber: {of: edv, set: {training.loss: huber}}
              again: {of: plain, start: esv}
              median: {of: ef, aggregate: median}
              alone: {file: ef.experiment.yaml}
            claims:
            - {id: all, says: All are good., kind: beatsChance}
            - {id: direct, says: Direct is better., kind: better, run: ef, than: fromVolumes, paper: 0.50 against 0.33}
            - {id: mean, says: The mean is best., kind: unbeaten, run: ef, by: [median], margin: 0.02}
            - {id: flat, says: Few are enough., kind: plateau, run: ef, frames: [1, 4], after: 4}
            """;

    ProtocolReaderTest() {
        super(threeTasks(4, REST));
    }

    private ProtocolReader.Result check(String text, String... overrides) {
        return new ProtocolReader(catalog).check(text, folder.resolve("discs.protocol.yaml"),
                List.of(overrides));
    }

    private Protocol protocol(String... overrides) {
        ProtocolReader.Result result = check(TEXT, overrides);
        assertEquals(List.of(), result.faults());
        return result.protocol().orElseThrow();
    }

    private ProtocolRun.Trained trained(Protocol protocol, String name) {
        return assertInstanceOf(ProtocolRun.Trained.class, protocol.run(name).orElseThrow());
    }

    @Test
    void putsRunsIntoAnOrderInWhichTheyCanBeMade() {
        Protocol protocol = protocol();
        assertEquals(List.of("ef", "edv", "esv", "fromVolumes", "plain", "huber", "again", "median", "alone",
                "ef-first-1", "ef-first-4"), protocol.runs().stream().map(ProtocolRun::name).toList());
        assertEquals(List.of("ef", "edv", "esv", "fromVolumes"), protocol.runs().stream().filter(ProtocolRun::isTask)
                .map(ProtocolRun::name).toList());
        for (int i = 0; i < protocol.runs().size(); i++) {
            List<String> before = protocol.runs().subList(0, i).stream().map(ProtocolRun::name).toList();
            assertTrue(before.containsAll(protocol.runs().get(i).needs()), protocol.runs().get(i).name());
        }
        assertEquals(4, protocol.claims().size());
        assertEquals(new Claim.Unbeaten("ef", List.of("median"), "", 0.02), protocol.claims().get(2).claim());
        assertEquals("0.50 against 0.33", protocol.claims().get(1).paper());
    }

    @Test
    void settingsReplaceThoseOfTheFilesInOrder() {
        Protocol protocol = protocol("training.threads=1");
        assertEquals(List.of("training.epochs=2", "search={\"learningRate\":[0.01,0.001]}", "training.threads=1"),
                trained(protocol, "ef").overrides());
        assertTrue(trained(protocol, "ef").searched());
        assertEquals(List.of("training.epochs=2", "training.batch=4", "training.threads=1"),
                trained(protocol, "edv").overrides());
        ProtocolRun.Trained plain = trained(protocol, "plain");
        assertEquals("ef", plain.settingsOf(), "What varies a searched task takes the settings that were chosen.");
        assertEquals(List.of("training.weightDecay=0"), plain.own(), "after which come its own.");
        assertEquals(List.of("ef"), plain.needs());
        ProtocolRun.Trained huber = trained(protocol, "huber");
        assertEquals("", huber.settingsOf());
        assertEquals(List.of("training.epochs=2", "training.batch=4", "training.loss=\"huber\"",
                "training.threads=1"), huber.overrides());
        ProtocolRun.Trained again = trained(protocol, "again");
        assertEquals(List.of("ef", "esv"), again.needs());
        assertEquals(List.of("training.weightDecay=0"), again.own());
        assertEquals(List.of("training.threads=1"), trained(protocol, "alone").overrides(),
                "A file of its own stands as it is written.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            protocol: discs          | protocol: a b             | line 2, key 'protocol'             | letters
            apical: 1                | apical: 2                 | line 1, key 'apical'               | apical: 1
            reference: Someone 2020  | refrence: Someone 2020    | line 3, key 'refrence'             | reference
            training.epochs: 2       | training.epochs: 0        | line 4, key 'set.training.epochs'  | 1
            training.epochs: 2       | training.epoch: 2         | line 4, key 'set.training.epoch'   | epochs
            [0.01, 0.001]            | 0.01                      | key 'search.learningRate'          | [0.01, 0.001]
            ef: ef.experiment.yaml   | ef: eff.experiment.yaml   | line 7, key 'tasks.ef'             | folder
            training.batch: 4        | training.batch: x         | line 8, key 'tasks.edv.set.training.batch' | 4096
            from: [edv, esv]         | from: [edv, esw]          | line 11, key 'derived.fromVolumes.from' | esv
            from: [edv, esv]         | from: [edv]               | line 11, key 'derived.fromVolumes.from' | Add a task
            of: plain                | of: later                 | key 'variants.again.of'            | ef
            start: esv               | start: median             | key 'variants.again.start'         | esv
            aggregate: median        | aggregate: meadian        | key 'variants.median.aggregate'    | median
            {file: ef.experiment.yaml} | {set: {seed: 2}}        | key 'variants.alone'               | 'of:'
            kind: beatsChance        | kind: beatsAll            | line 19, key 'claims.kind'         | beatsChance
            than: fromVolumes        | than: fromVolume          | line 20, key 'claims'              | fromVolumes
            than: fromVolumes        | than: edv                 | line 20, key 'claims'              | one task
            than: fromVolumes        | then: fromVolumes         | line 20, key 'claims.then'         | than
            than: fromVolumes        | than: fromVolumes, figure: auc | line 20, key 'claims.figure'  | mae
            margin: 0.02             | margin: 2                 | line 21, key 'claims.margin'       | 1
            after: 4                 | after: 5                  | line 22, key 'claims'              |
            id: flat                 | id: mean                  | line 22, key 'claims.id'           | another
            """)
    void faultsNameLineKeyAndRemedy(String right, String wrong, String place, String remedy) {
        assertTrue(TEXT.contains(right), right);
        List<Problem> faults = check(TEXT.replace(right, wrong)).faults();
        assertTrue(faults.stream().anyMatch(fault -> fault.place().contains(place) && fault.remedy().contains(
                remedy == null ? "" : remedy) && !fault.file().isEmpty()), place + " in " + faults);
        assertTrue(faults.stream().allMatch(fault -> fault.line().lines().count() == 1));
    }

    @Test
    void aFaultOfAnExperimentIsThatOfItsFile() throws IOException {
        Path edv = folder.resolve("edv.experiment.yaml");
        Files.writeString(edv, Files.readString(edv).replace("size:", "seize:"));
        Problem fault = check(TEXT).faults().get(0);
        assertTrue(fault.file().endsWith("edv.experiment.yaml"), fault.line());
        assertTrue(fault.place().startsWith("line 6"), fault.line());
    }

    @Test
    void aFileThatIsNotThereIsBadInput() {
        ApicalException e = assertThrows(ApicalException.class, () -> new ProtocolReader(catalog)
                .read(folder.resolve("none.yaml"), List.of()));
        assertEquals(ApicalException.Cause.BAD_INPUT, e.kind());
        assertTrue(e.getMessage().contains("none.yaml"), e.getMessage());
    }

    @Test
    void aProtocolWithoutTasksIsRefused() {
        assertTrue(check("apical: 1\nprotocol: empty\n").faults().get(0).line().contains("no task"));
    }
}
