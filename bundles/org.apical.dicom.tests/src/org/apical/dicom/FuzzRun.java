package org.apical.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apical.api.ApicalException;
import org.apical.api.Progress;

/**
 * Reads and decodes damaged files, as many as asked for, and says how that ended.
 *
 * <p>The class may be run by itself: {@code java -Xmx512m -cp ... org.apical.dicom.FuzzRun COUNT SEED [FOLDER]}.
 */
final class FuzzRun {
    private static final long LONGEST_MS = 5000;

    private final Path file;
    private final List<byte[]> seeds;
    private final Map<String, Integer> endings = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private volatile long startedMs;
    private volatile long current;
    private long slowestMs;
    private long slowest;

    FuzzRun(Path folder, Map<String, byte[]> seeds) {
        this.file = folder.resolve("damaged.dcm");
        this.seeds = List.copyOf(seeds.values());
    }

    /** Runs damaged files numbered from {@code first}; the same numbers give the same files. */
    void run(long first, int count) throws IOException {
        for (long number = first; number < first + count; number++) {
            byte[] bytes = new Mutator(number).next(seeds);
            Files.write(file, bytes);
            current = number;
            startedMs = System.nanoTime() / 1_000_000;
            try {
                endings.merge(decode(), 1, Integer::sum);
            } catch (RuntimeException | Error e) {
                StackTraceElement[] trace = e.getStackTrace();
                failures.add("input " + number + ": " + e + " at " + (trace.length > 0 ? trace[0] : "?"));
                Files.write(file.resolveSibling("failed-" + number + ".dcm"), bytes);
            }
            long tookMs = System.nanoTime() / 1_000_000 - startedMs;
            startedMs = 0;
            if (tookMs > slowestMs) {
                slowestMs = tookMs;
                slowest = number;
            }
            if (tookMs > LONGEST_MS) {
                failures.add("input " + number + " took " + tookMs + " ms");
            }
        }
    }

    private String decode() {
        try {
            DicomInspection inspection = DicomInspection.of(file, true, Progress.NONE);
            if (inspection.frames() == 0) {
                return "header only";
            }
            DicomFrames frames = DicomFrames.of(DicomReader.read(file));
            for (int i = 0; i < Math.min(2, frames.count()); i++) {
                tryDisplay(frames, i);
            }
            long whole = inspection.statistics().stream().filter(s -> s != null).count();
            if (whole == 0) {
                return "no frame decoded";
            }
            if (whole < inspection.frames()) {
                return "some frames decoded";
            }
            return inspection.problems().isEmpty() ? "all frames decoded" : "all frames decoded, a problem named";
        } catch (ApicalException e) {
            if (e.problem().message().isEmpty() || e.problem().file().isEmpty()) {
                throw new IllegalStateException("A refusal without words: " + e.problem(), e);
            }
            return "refused";
        }
    }

    private static void tryDisplay(DicomFrames frames, int frame) {
        try {
            frames.rgb(frame);
            frames.grey(frame);
        } catch (ApicalException e) {
            if (e.problem().message().isEmpty()) {
                throw new IllegalStateException("A refusal without words.", e);
            }
        }
    }

    Map<String, Integer> endings() {
        return endings;
    }

    List<String> failures() {
        return failures;
    }

    String summary() {
        return endings + ", failures " + failures + ", slowest " + slowestMs + " ms (input " + slowest + ")";
    }

    /** Ends the process when an input hangs, saying which and where. */
    private void watch(Thread worker) {
        Thread watchman = new Thread(() -> {
            while (true) {
                try {
                    Thread.sleep(500);
                } catch (InterruptedException e) {
                    return;
                }
                long began = startedMs;
                if (began > 0 && System.nanoTime() / 1_000_000 - began > 4 * LONGEST_MS) {
                    System.out.println("Input " + current + " hangs: " + List.of(worker.getStackTrace()));
                    Runtime.getRuntime().halt(1);
                }
            }
        }, "watchman");
        watchman.setDaemon(true);
        watchman.start();
    }

    private static String peakMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "unknown";
        }
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM")).findFirst()
                .map(line -> line.replaceAll("\\s+", " ")).orElse("unknown");
    }

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        long first = Long.parseLong(arguments[1]);
        Path folder = arguments.length > 2 ? Path.of(arguments[2]) : Files.createTempDirectory("fuzz");
        Files.createDirectories(folder);
        Map<String, byte[]> seeds = FuzzSeeds.make(folder, true);
        System.out.println(seeds.size() + " seeds: " + seeds.keySet());
        FuzzRun run = new FuzzRun(folder, seeds);
        run.watch(Thread.currentThread());
        long began = System.nanoTime();
        for (int done = 0; done < count; done += 5000) {
            run.run(first + done, Math.min(5000, count - done));
            System.out.printf(Locale.ROOT, "%d inputs in %.0f s: %s; %s%n", Math.min(count, done + 5000),
                    (System.nanoTime() - began) / 1e9, run.summary(), peakMemory());
        }
        System.exit(run.failures.isEmpty() ? 0 : 1);
    }
}
