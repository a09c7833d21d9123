package org.apical.cli.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.management.OperatingSystemMXBean;

/**
 * The machine as this process finds it.
 *
 * @param javaVersion the version of Java
 * @param javaVendor who made it
 * @param bits 64 or 32
 * @param system the operating system and its architecture
 * @param processors how many processors this process may use
 * @param heapMb the most memory for Java's own objects
 * @param memoryMb the memory of the machine or container
 * @param freeMemoryMb how much of it is free
 * @param folder the folder the command was called in
 * @param freeDiskMb how much may still be written there, -1 when it is not known
 * @param writable whether files may be written there
 */
record Machine(String javaVersion, String javaVendor, int bits, String system, int processors, long heapMb,
        long memoryMb, long freeMemoryMb, String folder, long freeDiskMb, boolean writable) {

    static Machine look(Path folder) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(System.getProperty("java.version"), System.getProperty("java.vendor"),
                System.getProperty("sun.arch.data.model", "64").equals("64") ? 64 : 32,
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(), megabytes(Runtime.getRuntime().maxMemory()),
                megabytes(system.getTotalMemorySize()), available(system), folder.toString(), freeDisk(folder),
                Files.isWritable(folder));
    }

    /** Linux counts memory that only caches files as used; MemAvailable does not. */
    private static long available(OperatingSystemMXBean system) {
        long free = megabytes(system.getFreeMemorySize());
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            long available = lines.filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> line.replaceAll("\\D", "")).mapToLong(Long::parseLong).findFirst().orElse(0) >> 10;
            return Math.max(free, Math.min(available, megabytes(system.getTotalMemorySize())));
        } catch (IOException e) {
            return free; // Not Linux.
        }
    }

    private static long freeDisk(Path folder) {
        try {
            return megabytes(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            return -1;
        }
    }

    private static long megabytes(long bytes) {
        return bytes >> 20;
    }
}
