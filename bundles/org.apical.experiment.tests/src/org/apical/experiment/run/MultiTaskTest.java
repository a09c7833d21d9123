package org.apical.experiment.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;

import org.apache.commons.csv.CSVRecord;

import org.apical.api.ApicalException;
import org.apical.api.NoSettings;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.engine.LossFunction;
import org.apical.api.engine.ModelFiles;
import org.apical.api.report.ReportRun;
import org.apical.experiment.DiscFixture;
import org.apical.experiment.DiscSource;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;

/** A network of several tasks from the file to the report, with labels that are missing and a derived task. */
class MultiTaskTest extends DiscFixture {

    private static final String TEXT = """
            apical: 1
            name: several
            tasks:
            - {id: endDiastolicVolume, weight: 1, loss: {id: huber, delta: 2}}
            - {id: endSystolicVolume}
            - {id: pacemakerLead, name: lead, weight: 0.5}
            derived: [ejectionFractionFromVolumes]
            data:
              source: {id: discs, path: clips, labels: labels.csv}
              size: [32, 32]
              frames: 4
            split: {test: 0.3, validation: 0.3}
            model: {architecture: {id: smallCnn, dropout: 0}}
            training: {optimizer: {id: adam, learningRate: 0.003}, batch: 8, epochs: 10, threads: 1}
            aggregate: attention
            interpret: [{id: smoothGrad, samples: 2}]
            """;

    MultiTaskTest() {
        super(TEXT);
    }

    /** Volumes that make the ejection fraction of the discs; some labels are missing. */
    @Override
    protected String labels() {
        StringBuilder csv = new StringBuilder("patientId,ef,lead,edvMl,esvMl\n");
        for (String line : DiscSource.csvWithVolumes().lines().skip(1).toList()) {
            String[] cells = line.split(",");
            int patient = Integer.parseInt(cells[0].substring(1));
            csv.append(cells[0]).append(',').append(cells[1]).append(',').append(patient % 7 == 0 ? "" : cells[2])
                    .append(',').append(patient % 5 == 0 ? "" : cells[3]).append(',')
                    .append(patient % 4 == 1 ? "" : cells[4]).append('\n');
        }
        return csv.toString();
    }

    private String refused(String text) {
        return new ExperimentReader(catalog).check(text, folder.resolve("x.yaml"), List.of()).faults().get(0).line();
    }

    @Test
    void severalTasksGoFromTheFileToTheReport() throws ApicalException, IOException {
        RunResult result = new ExperimentRunner(catalog, Clock.systemUTC()).run(experiment(), folder.resolve("runs"),
                Progress.NONE);
        RunFolder run = new RunFolder(result.folder());
        assertEquals(List.of("endDiastolicVolume", "endSystolicVolume", "lead", "ejectionFractionFromVolumes"),
                result.tasks().stream().map(TaskResult::name).toList());
        TaskResult derived = result.tasks().get(3);
        assertTrue(derived.derived());
        assertTrue(derived.test().get("maeRatio").value() < 0.8, derived.test().toString());
        assertTrue(result.tasks().get(1).test().get("maeRatio").value() < 0.8, result.tasks().get(1).toString());

        List<CSVRecord> lead = RunReport.csv(run.root().resolve("tasks/lead/predictions-test.csv"));
        List<CSVRecord> systolic = RunReport.csv(run.root().resolve("tasks/endSystolicVolume/predictions-test.csv"));
        List<CSVRecord> fraction = RunReport.csv(run.root().resolve(
                "tasks/ejectionFractionFromVolumes/predictions-test.csv"));
        assertEquals(12, fraction.size(), "no label of the derived task is missing");
        assertTrue(lead.stream().noneMatch(line -> number(line.get("patient")) % 7 == 0));
        assertTrue(systolic.stream().noneMatch(line -> number(line.get("patient")) % 4 == 1));
        assertEquals(systolic.size(), result.tasks().get(1).test().get("patients").value());

        ReportRun report = RunReport.read(run, catalog, "lead");
        assertEquals(lead.size(), report.test().size());
        assertEquals(result.tasks().get(2).test().get("auc"), report.metrics().get("auc"));
        assertEquals(Math.min(6, lead.size()), report.saliency().size());
        assertTrue(Files.size(run.root().resolve("tasks/lead/report.html")) > 0);
        String section = new TasksSection().html(new NoSettings(), RunReport.read(run, catalog))
                .orElseThrow();
        assertTrue(section.contains("tasks/lead/report.html") && section.contains("(derived)"), section);

        judgedAsTheRunWas(run, fraction);
        exported(run);
        Experiment frozen = new ExperimentReader(catalog).read(run.experiment(), List.of());
        assertEquals(Files.readString(run.experiment()), frozen.toYaml());
    }

    /** What predict says of a clip is what the run said of its patient, who has one clip. */
    private void judgedAsTheRunWas(RunFolder run, List<CSVRecord> fraction) throws ApicalException, IOException {
        Path csv = folder.resolve("predictions.csv");
        try (RunModel model = RunModel.open(run, catalog)) {
            Prediction.of(model, catalog, "discs", List.of(folder.resolve("clips")), "", null, Progress.NONE)
                    .writeCsv(csv);
        }
        List<CSVRecord> lines = RunReport.csv(csv);
        assertEquals(40 * 4, lines.size());
        for (CSVRecord expected : fraction) {
            double predicted = lines.stream().filter(line -> line.get("patient").equals(expected.get("patient"))
                    && line.get("task").equals("ejectionFractionFromVolumes"))
                    .mapToDouble(line -> Double.parseDouble(line.get("prediction"))).findFirst().orElseThrow();
            assertEquals(Double.parseDouble(expected.get("prediction")), predicted, 1e-3, expected.toString());
        }
    }

    private void exported(RunFolder run) throws ApicalException, IOException {
        ModelExport export = ModelExport.of(run, catalog);
        Path onnx = folder.resolve("model.onnx");
        export.writeOnnx(onnx, true);
        assertTrue(Files.size(onnx) > 0);
        JsonArray tasks = JsonParser.parseString(export.metadata().get("apical.tasks")).getAsJsonArray();
        assertEquals(3, tasks.size());
        assertEquals("lead", tasks.get(2).getAsJsonObject().get("name").getAsString());
        assertEquals(2, tasks.get(2).getAsJsonObject().get("firstOutput").getAsInt());
        assertEquals(3, ModelFiles.read(run.model()).network().output().output().length());
        assertTrue(export.metadata().get("apical.aggregateLearnt").contains("endSystolicVolume"));
    }

    private static int number(String patient) {
        return Integer.parseInt(patient.substring(1));
    }

    @Test
    void theLossOfAllTasksHasTheGradientOfItsParts() throws ApicalException, IOException {
        Heads heads = Heads.of(experiment());
        LossFunction loss = heads.loss();
        Random random = new Random(3);
        int items = 6;
        Tensor output = Tensor.zeros(items, 3);
        Tensor target = Tensor.zeros(items, 3);
        for (int i = 0; i < output.data().length; i++) {
            output.data()[i] = (float) random.nextGaussian();
            target.data()[i] = i % 3 == 2 ? random.nextInt(2) : (float) random.nextGaussian();
        }
        target.data()[1] = Float.NaN;
        for (int item = 0; item < items; item++) {
            target.data()[3 * item + 2] = Float.NaN;
        }
        LossFunction.Value value = loss.evaluate(output, target);
        float step = 1e-2f;
        for (int i = 0; i < output.data().length; i++) {
            float kept = output.data()[i];
            output.data()[i] = kept + step;
            double up = loss.evaluate(output, target).mean();
            output.data()[i] = kept - step;
            double down = loss.evaluate(output, target).mean();
            output.data()[i] = kept;
            assertEquals((up - down) / (2 * step), value.gradient().data()[i], 2e-4, "output " + i);
        }
        assertEquals(0, value.gradient().data()[1], "a missing label pulls at nothing");
        assertEquals(0, value.gradient().data()[2], "nor does a task without any label");
        Tensor lead = Tensor.zeros(1, 3);
        Tensor yes = Tensor.of(new float[] {Float.NaN, Float.NaN, 1}, 1, 3);
        assertEquals(0.5 * Math.log(2), loss.evaluate(lead, yes).mean(), 1e-9, "weight 0.5");
    }

    @Test
    void theSameRunGivesTheSameBits() throws ApicalException, IOException {
        List<Path> runs = new ArrayList<>();
        for (String out : List.of("one", "two")) {
            runs.add(new ExperimentRunner(catalog, Clock.systemUTC()).run(experiment("training.epochs=2",
                    "interpret=[]"), folder.resolve(out), Progress.NONE).folder());
        }
        for (String file : List.of("model/weights.safetensors", "model/aggregator.json", "predictions-test.csv",
                "tasks/lead/predictions-test.csv", "tasks/ejectionFractionFromVolumes/predictions-validation.csv")) {
            assertArrayEquals(Files.readAllBytes(runs.get(0).resolve(file)),
                    Files.readAllBytes(runs.get(1).resolve(file)), file);
        }
    }

    @Test
    void faultsAreNamed() {
        assertTrue(refused(TEXT.replace("- {id: endSystolicVolume}", "- {id: pacemakerLead, name: lead}"))
                .contains("Two tasks are called 'lead'"));
        assertTrue(refused(TEXT.replace("weight: 0.5", "weight: -1")).contains("not a positive number"));
        assertTrue(refused(TEXT.replace("- {id: endSystolicVolume}\n", "")).contains("needs a task called"));
        assertTrue(refused(TEXT.replace("name: lead", "loss: huber")).contains("Use crossEntropy"));
        assertTrue(refused(TEXT.replace("- {id: endSystolicVolume}", "- {id: ejectionFractionFromVolumes}"))
                .contains("is derived"));
        assertTrue(refused(TEXT.replace("batch: 8", "loss: huber, batch: 8")).contains("each has a loss of its own"));
        assertTrue(refused(TEXT.replace("- {id: endSystolicVolume}", "- {id: endSystolicVolume}\n- view"))
                .contains("cannot share a network"));
        assertTrue(refused(TEXT.replace("name: lead", "loss: {id: crossEntropy, classWeights: [1, 2, 3]}"))
                .contains("3 class weights for 2 classes"));
        assertThrows(ApicalException.class, () -> experiment("task=ejectionFraction"));
    }

    @Test
    void namesTheTaskThatNobodyHasALabelOf() throws IOException {
        Path labels = folder.resolve("labels.csv");
        Files.writeString(labels, Files.readString(labels).replaceAll("(?m)^(P\\d+,[^,]*),[01],", "$1,,"));
        ApicalException e = assertThrows(ApicalException.class, () -> new ExperimentRunner(catalog, Clock.systemUTC())
                .run(experiment(), folder.resolve("runs"), Progress.NONE));
        assertTrue(e.getMessage().contains("of the task 'lead'"), e.getMessage());
        assertFalse(e.getMessage().contains("null"), e.getMessage());
    }
}
