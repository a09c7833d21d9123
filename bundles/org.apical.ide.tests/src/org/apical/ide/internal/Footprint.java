package org.apical.ide.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this process holds after a collection of garbage.
 *
 * @param heapMb the Java heap in use, in MB
 * @param residentMb all memory of the process that is in use, in MB; NaN where the system does not tell
 * @param files open files and sockets; -1 where the system does not tell
 * @param threads threads of Java
 */
record Footprint(double heapMb, double residentMb, int files, int threads) {

    private static final double MB = 1024 * 1024;

    static Footprint now() throws IOException {
        System.gc();
        Runtime java = Runtime.getRuntime();
        return new Footprint((java.totalMemory() - java.freeMemory()) / MB, resident(), openFiles(),
                Thread.getAllStackTraces().size());
    }

    private static double resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024).findFirst()
                .orElse(Double.NaN);
    }

    private static int openFiles() throws IOException {
        Path open = Path.of("/proc/self/fd");
        if (!Files.exists(open)) {
            return -1;
        }
        try (Stream<Path> all = Files.list(open)) {
            return (int) all.count();
        }
    }
}
