package org.apical.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.apical.analysis.FigureFormat;
import org.apical.api.ApicalException;
import org.apical.api.report.ReportDetails;
import org.apical.api.report.ReportRun;
import org.apical.experiment.DiscFixture;
import org.apical.experiment.DiscSource;
import org.apical.experiment.command.ReportCommand;
import org.apical.experiment.command.ReportSettings;
import org.apical.testing.TestContext;

/** What a run keeps of its test patients, and the figures that are written beside a report. */
class TestSubjectsTest extends DiscFixture {

    TestSubjectsTest() {
        super(head("ejectionFraction", 16, 16, 2) + """
                split: {test: 0.4, validation: 0.2, aliases: aliases.csv}
                model: {architecture: {id: smallCnn, depth: 1, width: 4}}
                training: {optimizer: {id: adam, learningRate: 0.003}, batch: 8, epochs: 2, threads: 1}
                """);
    }

    private static int number(String patient) {
        return Integer.parseInt(patient.substring(1));
    }

    private RunFolder run() throws ApicalException, IOException {
        StringBuilder csv = new StringBuilder("patientId,ef,sex,age,weightKg,heightM\n");
        StringBuilder aliases = new StringBuilder("id,other\n");
        for (String line : DiscSource.csv().lines().skip(1).toList()) {
            String[] cells = line.split(",");
            int patient = number(cells[0]);
            csv.append(cells[0]).append(',').append(cells[1]).append(',').append(patient % 2 == 0 ? "Female" : "m")
                    .append(',').append(30 + patient).append(",80,").append(patient % 5 == 0 ? "" : "2").append('\n');
            if (patient % 2 == 1) {
                aliases.append(String.format("P%03d,P%03d%n", patient - 1, patient).replace("\r", ""));
            }
        }
        Files.writeString(folder.resolve("labels.csv"), csv.toString());
        Files.writeString(folder.resolve("aliases.csv"), aliases.toString());
        return train(experiment(), "runs");
    }

    private void removeCohort() throws IOException, ApicalException {
        Folders.delete(folder.resolve("runs/.cohorts"));
    }

    @Test
    void keepsTraitsAndFramesForReportsAfterTheCohortIsGone() throws ApicalException, IOException {
        RunFolder run = run();
        ReportRun before = RunReport.readWhole(run, catalog).values().iterator().next();
        for (var one : before.test()) {
            int patient = number(one.patient());
            Map<String, String> traits = before.details().traits().get(one.patient());
            assertEquals(patient % 2 == 0 ? "female" : "male", traits.get(ReportDetails.SEX));
            assertEquals(String.valueOf(30 + patient), traits.get(ReportDetails.AGE_YEARS));
            assertEquals(patient % 5 == 0 ? null : "20.0", traits.get(ReportDetails.BMI));
            assertEquals(patient % 2 == 0 ? "Aldine" : "Bodoni", traits.get(ReportDetails.VENDOR));
            assertEquals("20", traits.get(ReportDetails.FRAME_RATE));
            assertEquals(String.format("P%03d", patient / 2 * 2), traits.get(ReportDetails.PATIENT),
                    "Two ids of one patient are one patient.");
        }
        double patients = before.metrics().get("patients").value();
        assertEquals(before.test().size() / 2.0, patients, "Patients are counted, not their ids.");
        List<String> worst = before.test().stream().sorted((a, b) -> Double.compare(
                Math.abs(b.prediction() - b.truth()), Math.abs(a.prediction() - a.truth()))).limit(10).map(one -> one.patient()).toList();
        assertEquals(worst, List.copyOf(before.details().frames().keySet()));
        for (Path frame : before.details().frames().values()) {
            assertTrue(Files.size(frame) > 100, frame.toString());
        }

        removeCohort();
        ReportRun after = RunReport.readWhole(run, catalog).values().iterator().next();
        assertEquals(before.details().traits(), after.details().traits());
        assertEquals(before.details().frames(), after.details().frames());
        RunReport.write(run, catalog);
    }

    @Test
    void writesEveryFigureWithItsNumbers() throws ApicalException, IOException {
        RunFolder run = run();
        for (FigureFormat format : FigureFormat.values()) {
            Path figures = folder.resolve("figures-" + format);
            Object answer = new ReportCommand().run(new ReportSettings(List.of(run.root().toString()),
                    figures.toString(), format), TestContext.in(folder).with(catalog).forJson());
            List<?> files = (List<?>) ((Map<?, ?>) answer).get("figures");
            assertTrue(files.size() >= 6 && files.size() % 2 == 0, files.toString());
            for (int i = 0; i < files.size(); i += 2) {
                byte[] start = Files.readAllBytes((Path) files.get(i));
                String head = new String(start, 0, 60, StandardCharsets.ISO_8859_1);
                assertTrue(switch (format) {
                    case SVG -> head.contains("<svg") || head.contains("<?xml");
                    case PDF -> head.startsWith("%PDF-");
                    case PNG -> head.startsWith("\u0089PNG");
                }, files.get(i) + ": " + head);
                List<String> table = Files.readAllLines((Path) files.get(i + 1));
                assertTrue(table.size() > 1, files.get(i + 1) + " has numbers");
                long columns = table.get(0).chars().filter(c -> c == ',').count();
                assertFalse(table.stream().skip(1).anyMatch(line -> !line.contains("\"")
                        && line.chars().filter(c -> c == ',').count() != columns), files.get(i + 1).toString());
            }
        }
        try (Stream<Path> files = Files.list(folder.resolve("figures-" + FigureFormat.SVG))) {
            assertTrue(files.anyMatch(path -> path.getFileName().toString().startsWith("scatter")
                    || path.getFileName().toString().contains("blandAltman")
                    || path.getFileName().toString().contains("bland-altman")));
        }
    }
}
