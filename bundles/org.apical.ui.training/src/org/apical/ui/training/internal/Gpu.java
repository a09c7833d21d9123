package org.apical.ui.training.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A graphics processor of NVIDIA at a moment.
 *
 * @param name the model
 * @param loadPercent how much of the time it computes, 0 to 100, {@code NaN} when the driver does not tell
 * @param usedMb its memory in use
 * @param totalMb its memory
 * @param temperatureC its temperature in degrees Celsius, {@code NaN} when the driver does not tell
 */
record Gpu(String name, double loadPercent, double usedMb, double totalMb, double temperatureC) {

    private static final int PATIENCE_SECONDS = 5;

    /** Asks the driver's tool; takes some ten milliseconds. Returns none where there is none or it does not answer. */
    static List<Gpu> look(String tool) {
        try {
            Process process = new ProcessBuilder(tool,
                    "--query-gpu=name,utilization.gpu,memory.used,memory.total,temperature.gpu",
                    "--format=csv,noheader,nounits").redirectErrorStream(true).start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return List.of();
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.exitValue() == 0 ? parse(said) : List.of();
        } catch (IOException noDriver) {
            return List.of();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Reads the tool's answer, a line a processor. */
    static List<Gpu> parse(String said) {
        List<Gpu> found = new ArrayList<>();
        for (String line : said.lines().toList()) {
            String[] cells = line.split(",");
            if (cells.length == 5) {
                found.add(new Gpu(cells[0].strip(), number(cells[1]), number(cells[2]), number(cells[3]),
                        number(cells[4])));
            }
        }
        return found;
    }

    private static double number(String cell) {
        return cell.strip().matches("\\d{1,9}(\\.\\d+)?") ? Double.parseDouble(cell.strip()) : Double.NaN;
    }

    /** Returns whether it stands still, though it could compute. */
    boolean isIdle() {
        return loadPercent < 5;
    }
}
