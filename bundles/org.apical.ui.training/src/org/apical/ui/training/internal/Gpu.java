package org.apical.ui.training.internal;

import java.util.List;
import org.apical.runtime.NvidiaSmi;

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

    /** Asks the driver's tool; takes some ten milliseconds. Returns none where there is none or it does not answer. */
    static List<Gpu> look(String tool) {
        return NvidiaSmi.ask(tool, "name", "utilization.gpu", "memory.used", "memory.total", "temperature.gpu").rows()
                .stream().filter(row -> row.size() == 5).map(row -> new Gpu(row.get(0), number(row.get(1)),
                        number(row.get(2)), number(row.get(3)), number(row.get(4)))).toList();
    }

    private static double number(String cell) {
        return cell.matches("\\d{1,9}(\\.\\d+)?") ? Double.parseDouble(cell) : Double.NaN;
    }

    /** Returns whether it stands still, though it could compute. */
    boolean isIdle() {
        return loadPercent < 5;
    }
}
