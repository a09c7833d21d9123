package org.apical.cli.internal;

import java.util.ArrayList;
import java.util.List;

import org.apical.cli.internal.DoctorCommand.Finding;

/** What a machine lacks for the work. */
final class Findings {

    /** Below this the heap cannot hold what import and evaluation keep of a cohort of some thousand clips. */
    private static final long SMALL_HEAP_MB = 1000;
    private static final long LITTLE_MEMORY_MB = 4000;
    private static final long LITTLE_DISK_MB = 2000;

    private Findings() {
    }

    /**
     * Judges a machine.
     *
     * @param threads the value of OMP_NUM_THREADS, {@code null} when it is not set
     */
    static List<Finding> of(Machine machine, String threads) {
        List<Finding> findings = new ArrayList<>();
        if (machine.bits() != 64) {
            findings.add(new Finding("This Java has " + machine.bits() + " bits, and the engines need 64.",
                    "Set JAVA_HOME to a Java of 64 bits."));
        }
        if (machine.heapMb() < SMALL_HEAP_MB) {
            findings.add(new Finding("Java may use only " + machine.heapMb() + " MB for its own objects.",
                    "Set APICAL_JAVA_OPTS=-Xmx2g."));
        }
        if (machine.freeMemoryMb() < LITTLE_MEMORY_MB) {
            findings.add(new Finding("Only " + machine.freeMemoryMb() + " MB of memory are free.",
                    "End other programs, or train with small frames and batches."));
        }
        if (machine.freeDiskMb() >= 0 && machine.freeDiskMb() < LITTLE_DISK_MB) {
            findings.add(new Finding("Only " + machine.freeDiskMb() + " MB are free in " + machine.folder() + ".",
                    "Free some space, or name another folder with --out."));
        }
        if (!machine.writable()) {
            findings.add(new Finding("Nothing can be written to the folder " + machine.folder() + ".",
                    "Change to another folder, or name one with --out."));
        }
        if (threads != null && threads.matches("\\d{1,6}") && Integer.parseInt(threads) > machine.processors()) {
            findings.add(new Finding("OMP_NUM_THREADS is " + threads + ", but this process may use only "
                    + machine.processors() + " processors, which makes training several times slower.",
                    "Unset OMP_NUM_THREADS or set it to " + machine.processors() + "."));
        }
        return findings;
    }
}
