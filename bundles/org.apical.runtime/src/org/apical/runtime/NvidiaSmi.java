package org.apical.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The tool that comes with NVIDIA's drivers and tells of their graphics processors, {@code nvidia-smi}.
 *
 * @since 1.0
 */
public final class NvidiaSmi {

    private static final int PATIENCE_SECONDS = 10;

    /** How a question ended. */
    public enum Outcome {
        /** The tool answered. */
        ANSWERED,
        /** The tool says what is wrong. */
        FAILED,
        /** The tool did not end in time. */
        SILENT,
        /** There is no such tool. */
        MISSING
    }

    /**
     * What the tool answered.
     *
     * @param outcome how the question ended
     * @param said what it wrote, empty when it was missing or silent
     */
    public record Answer(Outcome outcome, String said) {

        /**
         * Returns the fields that were asked for.
         *
         * @return a row for each graphics processor; none when the tool did not answer
         */
        public List<List<String>> rows() {
            return outcome != Outcome.ANSWERED ? List.of() : said.lines()
                    .map(line -> Stream.of(line.split(",")).map(String::strip).toList()).toList();
        }
    }

    private NvidiaSmi() {
    }

    /**
     * Asks the tool; takes some ten milliseconds where all is well.
     *
     * @param tool the tool's name or path
     * @param fields what is asked, such as "name" and "memory.total"
     * @return its answer
     */
    public static Answer ask(String tool, String... fields) {
        try {
            Process process = new ProcessBuilder(tool, "--query-gpu=" + String.join(",", fields),
                    "--format=csv,noheader,nounits").redirectErrorStream(true).start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Answer(Outcome.SILENT, "");
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.exitValue() == 0 ? Outcome.ANSWERED : Outcome.FAILED, said);
        } catch (IOException noTool) {
            return new Answer(Outcome.MISSING, "");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Answer(Outcome.SILENT, "");
        }
    }
}
