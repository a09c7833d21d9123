package org.apical.product;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The main job on a small phantom cohort: draw, inspect, import, run, kill, resume, predict, report, and go wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainJobTest {

    private static final String EXPERIMENT = """
            apical: 1
            name: small
            task: ejectionFraction
            data: {source: {id: dicomFolder, path: phantom/dicom, labels: phantom/labels.csv}, size: [64, 64]}
            split: {test: 0.25, validation: 0.2}
            augment: [{id: rotation, degrees: 20}, {id: brightness, delta: 0.1}]
            model: {architecture: {id: smallCnn, width: 4, dropout: 0.1}}
            training: {optimizer: {id: adam, learningRate: 0.003}, batch: 8, epochs: 6, threads: 2}
            interpret: [{id: smoothGrad, samples: 4}]
            """;

    @TempDir
    static Path folder;

    private Product product;

    @BeforeAll
    void drawAndImport() throws IOException, InterruptedException {
        product = new Product(folder);
        Product.Answer drawn = product.call("phantom", "--patients", "40", "--seed", "3", "--out", "phantom", "--json");
        assertEquals(0, drawn.code(), drawn.err());
        Files.writeString(folder.resolve("small.experiment.yaml"), EXPERIMENT);
        Product.Answer imported = product.call("import", "phantom/dicom", "--source", "dicomFolder", "--labels",
                "phantom/labels.csv", "--out", "cohort", "--view", "A4C", "--size", "64", "--json");
        assertEquals(0, imported.code(), imported.err());
        Files.writeString(folder.resolve("cohort.experiment.yaml"), EXPERIMENT.replace("path: phantom/dicom, "
                + "labels: phantom/labels.csv", "path: cohort"));
    }

    @Test
    void inspectsWhatItDrew() throws IOException, InterruptedException {
        Path clip = firstClip();
        Product.Answer answer = product.call("inspect", clip.toString(), "--frames", "--json");
        assertEquals(0, answer.code(), answer.err());
        JsonObject file = answer.json().getAsJsonArray().get(0).getAsJsonObject();
        int frames = file.get("frames").getAsInt();
        for (String array : List.of("frameTimesMs", "sha256", "mean", "std")) {
            assertEquals(frames, file.getAsJsonArray(array).size(), array);
        }
        assertTrue(file.getAsJsonArray("regions").size() > 0);
        assertEquals(0, file.getAsJsonArray("problems").size(), file.get("problems").toString());
    }

    @Test
    void endsWithTheSameBitsWhenKilledAndResumed() throws IOException, InterruptedException {
        Product.Answer whole = product.call("run", "cohort.experiment.yaml", "--out", "whole", "--json");
        assertEquals(0, whole.code(), whole.err());
        Path wholeRun = Path.of(whole.json().getAsJsonObject().get("folder").getAsString());
        JsonObject mae = whole.json().getAsJsonObject().getAsJsonObject("test").getAsJsonObject("mae");
        assertEquals(3, mae.keySet().size());

        Path log = folder.resolve("killed.log");
        Process process = product.start(log, "run", "cohort.experiment.yaml", "--out", "killed");
        Path checkpoint = awaitCheckpoint(process, "killed");
        process.destroyForcibly();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        Path killedRun = checkpoint.getParent().getParent();
        assertFalse(Files.exists(killedRun.resolve("metrics.json")), "It was to be killed while it trained.");

        Product.Answer resumed = product.call("run", "--resume", killedRun.toString(), "--json");
        assertEquals(0, resumed.code(), resumed.err());
        for (String file : List.of("model/weights.safetensors", "model/network.json", "predictions-test.csv",
                "predictions-validation.csv", "checkpoint/epoch-00006/optimizer.safetensors")) {
            assertArrayEquals(Files.readAllBytes(wholeRun.resolve(file)), Files.readAllBytes(killedRun.resolve(file)),
                    file);
        }
        assertReportIsWhole(killedRun.resolve("report.html"));
    }

    @Test
    void predictsClipsItNeverSaw() throws IOException, InterruptedException {
        Product.Answer run = product.call("run", "small.experiment.yaml", "--set", "training.epochs=1", "--json");
        assertEquals(0, run.code(), run.err());
        String folderOfRun = run.json().getAsJsonObject().get("folder").getAsString();
        Product.Answer answer = product.call("predict", "--run", folderOfRun, "--out", "predictions.csv",
                firstClip().toString(), "--json");
        assertEquals(0, answer.code(), answer.err());
        JsonArray clips = answer.json().getAsJsonObject().getAsJsonArray("clips");
        assertEquals(1, clips.size());
        assertEquals(20, clips.get(0).getAsJsonObject().get("frames").getAsInt());
        assertEquals(2, Files.readAllLines(folder.resolve("predictions.csv")).size());
    }

    @Test
    void endsOnInterruptWithoutDebris() throws IOException, InterruptedException {
        Process process = product.start(folder.resolve("interrupted.log"), "phantom", "--patients", "5000", "--out",
                "interrupted");
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(folder.resolve("interrupted/dicom")) && System.nanoTime() < until) {
            Thread.sleep(50);
        }
        interrupt(process);
        assertEquals(130, process.exitValue(), Product.text(folder.resolve("interrupted.log")));
        assertFalse(Files.exists(folder.resolve("interrupted")), "Half a cohort was left.");
    }

    @Test
    void saysHowToGoOnWithAnInterruptedRun() throws IOException, InterruptedException {
        Path log = folder.resolve("stopped.log");
        Process process = product.start(log, "run", "cohort.experiment.yaml", "--out", "stopped", "--set",
                "training.epochs=500");
        Path run = awaitCheckpoint(process, "stopped").getParent().getParent();
        interrupt(process);
        assertEquals(130, process.exitValue(), Product.text(log));
        assertTrue(Product.text(log).contains("--resume " + run.toAbsolutePath()), Product.text(log));
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        boolean stopped = process.waitFor(30, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        assertTrue(stopped, "It did not stop.");
    }

    @Test
    void saysWhatIsWrongWithAnExperiment() throws IOException, InterruptedException {
        wrong(EXPERIMENT.replace("epochs:", "epoch:"), "line 8", "training.epoch", "Did you mean 'epochs'?");
        wrong(EXPERIMENT.replace("path: phantom/dicom", "path: nowhere"), "nowhere", "data.source.path");
        wrong(EXPERIMENT.replace("size: [64, 64]", "size: [8, 8]"), "smallCnn", "data.size");
        Files.writeString(folder.resolve("other.csv"),
                Files.readString(folder.resolve("phantom/labels.csv")).replaceFirst(",ef,", ",eff,"));
        wrong(EXPERIMENT.replace("phantom/labels.csv", "other.csv"), "other.csv", "'ef'", "eff");
    }

    @Test
    void saysWhenMemoryRunsOut() throws IOException, InterruptedException {
        Product.Answer answer = product.call(Map.of("APICAL_JAVA_OPTS", "-Xmx48m"), "run", "cohort.experiment.yaml",
                "--set", "training.batch=4096", "--set", "training.framesPerClip=0", "--set",
                "model.architecture.width=64", "--out", "memory");
        assertEquals(4, answer.code(), answer.err());
        assertTrue(answer.err().contains("memory"), answer.err());
        assertFalse(Files.exists(folder.resolve("memory")), "Half a run was left.");
    }

    /** A full disk is a small file system in memory, mounted where only this one process sees it. */
    @Test
    void leavesNothingOnAFullDisk() throws IOException, InterruptedException {
        for (String call : List.of("phantom --patients 40 --out full/cohort",
                "import phantom/dicom --source dicomFolder --labels phantom/labels.csv --size 299 --out full/cohort",
                "run cohort.experiment.yaml --out full/runs")) {
            Files.createDirectories(folder.resolve("full"));
            Product.Answer answer = product.inShell("mount -t tmpfs -o size=128k none full || exit 99; \"$0\" " + call
                    + " --quiet; code=$?; ls -A full; exit $code");
            assumeTrue(answer.code() != 99 && answer.code() != 127, "No file system can be mounted here.");
            assertEquals(3, answer.code(), call + ": " + answer.err());
            assertTrue(answer.err().contains("full"), answer.err());
            assertEquals("", answer.out().replace(".cohorts\n", ""), call + " left something behind.");
        }
    }

    /** Root may write everywhere, so as root the product is called as nobody. */
    @Test
    void saysWhenThereIsNoPermissionToWrite() throws IOException, InterruptedException {
        Path locked = Files.createDirectories(folder.resolve("locked"));
        Path cache = Files.createDirectories(folder.resolve("cache-of-nobody"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        for (String call : List.of("phantom --patients 40 --out locked/cohort", "run cohort.experiment.yaml --out "
                + "locked/runs", "import phantom/dicom --source dicomFolder --labels phantom/labels.csv --size 64 --out "
                + "locked/cohort")) {
            Product.Answer answer = product.asNobody(cache, (call + " --quiet").split(" "));
            assertEquals(3, answer.code(), call + ": " + answer.err());
            assertTrue(answer.err().contains("locked") && answer.err().contains("permission"), answer.err());
            assertEquals(1, answer.err().lines().count(), answer.err());
        }
        assertEquals(0, locked.toFile().list().length);
    }

    @Test
    void saysWhenAFileCannotBeRead() throws IOException, InterruptedException {
        Path broken = folder.resolve("broken.dcm");
        Files.write(broken, new byte[200]);
        Product.Answer answer = product.call("inspect", broken.toString());
        assertEquals(3, answer.code());
        assertTrue(answer.err().contains("broken.dcm"), answer.err());
        assertEquals(1, answer.err().lines().count(), answer.err());
    }

    private void wrong(String text, String... expected) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("wrong.experiment.yaml"), text);
        Product.Answer answer = product.call("run", "wrong.experiment.yaml", "--out", "wrong", "--quiet");
        assertEquals(3, answer.code(), answer.err());
        for (String part : expected) {
            assertTrue(answer.err().contains(part), answer.err());
        }
        assertEquals(1, answer.err().lines().count(), answer.err());
        if (Files.exists(folder.resolve("wrong"))) {
            try (Stream<Path> left = Files.list(folder.resolve("wrong"))) {
                assertEquals(List.of(), left.filter(path -> !path.endsWith(".cohorts")).toList());
            }
        }
    }

    private static void assertReportIsWhole(Path report) throws IOException {
        String html = Files.readString(report);
        assertTrue(html.contains("<svg") && html.contains("data:image/png;base64,"), "Figures are missing.");
        assertFalse(html.matches("(?s).*(src|href)=\"https?://(?!doi\\.org).*"), "The report needs the network.");
    }

    private Path awaitCheckpoint(Process process, String name) throws IOException, InterruptedException {
        while (process.isAlive()) {
            if (Files.exists(folder.resolve(name))) {
                try (Stream<Path> walk = Files.walk(folder.resolve(name), 3)) {
                    List<Path> found = walk.filter(path -> path.endsWith("checkpoint/latest")).toList();
                    if (!found.isEmpty()) {
                        return found.get(0);
                    }
                } catch (UncheckedIOException e) {
                    continue; // A file went away while the folder was walked.
                }
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException(Product.text(folder.resolve(name + ".log")));
    }

    private static Path firstClip() throws IOException {
        try (Stream<Path> walk = Files.walk(folder.resolve("phantom/dicom"))) {
            return walk.filter(path -> path.toString().endsWith(".dcm")).sorted().findFirst().orElseThrow();
        }
    }
}
