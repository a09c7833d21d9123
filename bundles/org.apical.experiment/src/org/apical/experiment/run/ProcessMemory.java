package org.apical.experiment.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of this process, native memory of engines included where the system tells it. */
public final class ProcessMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");

    private ProcessMemory() {
    }

    /**
     * Returns the largest resident memory since the process began or {@link #forgetPeak} was called.
     *
     * @return megabytes; on systems that do not tell (other than Linux) the Java heap now in use
     */
    public static double peakMb() {
        double peak = status("VmHWM:");
        return Double.isNaN(peak) ? heapMb() : peak;
    }

    /**
     * Returns the memory that is resident now: the Java heap, and what engines use outside of it.
     *
     * @return megabytes; {@code NaN} on systems that do not tell (other than Linux)
     */
    public static double residentMb() {
        return status("VmRSS:");
    }

    private static double status(String key) {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(key)) {
                    return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
                }
            }
        } catch (IOException e) {
            return Double.NaN;
        }
        return Double.NaN;
    }

    /**
     * Lets the peak begin anew from the memory in use now (Linux, proc(5), clear_refs).
     *
     * @return whether the system could do it
     */
    public static boolean forgetPeak() {
        try {
            Files.writeString(CLEAR, "5");
            return true;
        } catch (IOException | SecurityException e) {
            return false;
        }
    }

    private static double heapMb() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
    }
}
