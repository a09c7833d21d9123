package org.apical.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.NoSettings;
import org.apical.api.Progress;
import org.apical.experiment.DiscFixture;
import org.junit.jupiter.api.Test;

/** What is known of the data before training, and what stops it. */
class DataAuditTest extends DiscFixture {

    DataAuditTest() {
        super(head("ejectionFraction", 32, 32, 4) + """
                split: {test: 0.25, validation: 0.2, aliases: aliases.csv}
                model: {architecture: smallCnn}
                training: {batch: 8, epochs: 1, threads: 1}
                """);
    }

    @Override
    protected void makeMore() throws IOException {
        Files.writeString(folder.resolve("aliases.csv"), "id,alias\nP001,P002\nP002,P003\nP003,P004\nP004,P005\n");
    }

    private Path cohort() throws ApicalException, IOException {
        return DataAudit.of(experiment(), folder.resolve("runs"), Progress.NONE).cohort();
    }

    @Test
    void thePartsAreDescribedAndAliasesStayTogether() throws Exception {
        DataAudit audit = DataAudit.of(experiment(), folder.resolve("runs"), Progress.NONE);
        assertEquals(List.of("train", "validation", "test"),
                audit.table().columns().stream().map(column -> column.name()).toList());
        assertEquals(40, audit.table().columns().stream().mapToInt(column -> column.patients()).sum());
        assertEquals(0, audit.testEvaluations());
        RunResult result = new ExperimentRunner(catalog, Clock.systemUTC()).run(experiment(),
                folder.resolve("runs"), Progress.NONE);
        List<String> parts = Files.readAllLines(result.folder().resolve("split.csv")).stream()
                .filter(line -> line.matches("P00[1-5],.*")).map(line -> line.substring(5)).distinct().toList();
        assertEquals(1, parts.size(), "All ids of the patient belong into one part: " + parts);
        Optional<String> section = new CohortSection().html(new NoSettings(),
                RunReport.read(new RunFolder(result.folder()), catalog));
        assertTrue(section.orElseThrow().contains("evaluated once"), section.toString());
        assertTrue(section.get().contains("Ejection fraction, %") && section.get().contains(result.folder()
                .getFileName().toString()), section.toString());
    }

    @Test
    void aCopyInTwoPartsStopsTheRunAndIsNamed() throws Exception {
        Path cohort = cohort();
        List<String> lines = Files.readAllLines(cohort.resolve("index.csv"));
        StringBuilder pairs = new StringBuilder(Files.readString(cohort.resolve("duplicates.csv")));
        for (int i = 1; i < lines.size() - 1; i++) {
            pairs.append("0,").append(i).append(",0,0.9812,P000,P,a,b\n");
        }
        Files.writeString(cohort.resolve("duplicates.csv"), pairs.toString());
        ApicalException e = assertThrows(ApicalException.class,
                () -> DataAudit.of(experiment(), folder.resolve("runs"), Progress.NONE));
        assertTrue(e.getMessage().contains("P000") && e.getMessage().contains("similarity 0.981")
                && e.getMessage().contains("P000.clip") && e.getMessage().contains("split.aliases"), e.getMessage());
        String all = "id,alias\n";
        for (int i = 1; i < 40; i++) {
            all += String.format("P000,P%03d%n", i);
        }
        Files.writeString(folder.resolve("aliases.csv"), all);
        ApicalException none = assertThrows(ApicalException.class,
                () -> DataAudit.of(experiment(), folder.resolve("runs"), Progress.NONE));
        assertTrue(none.getMessage().contains("No patient is left"), "one patient cannot be divided: "
                + none.getMessage());
    }
}
