package org.apical.ui.training.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apical.experiment.run.ProcessMemory;

/**
 * What the machine does at a moment.
 *
 * @param processorPercent how busy all processor cores are, 0 to 100, {@code NaN} when the system does not tell
 * @param ownPercent how busy this program keeps them
 * @param cores how many there are
 * @param heapMb the Java heap in use
 * @param heapMostMb the most it may grow to
 * @param nativeMb memory outside of the heap, of engines above all; {@code NaN} when the system does not tell
 * @param machineMb the memory of the machine, {@code NaN} when the system does not tell
 * @param gpus its graphics processors
 */
record Machine(double processorPercent, double ownPercent, int cores, double heapMb, double heapMostMb,
        double nativeMb, double machineMb, List<Gpu> gpus) {

    private static final double MB = 1048576.0;

    /** Looks at the machine; not on the user-interface thread. */
    static Machine look() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        double resident = ProcessMemory.residentMb();
        return new Machine(100 * system("SystemCpuLoad"), 100 * system("ProcessCpuLoad"),
                Runtime.getRuntime().availableProcessors(), heap.getUsed() / MB, heap.getMax() / MB,
                Double.isNaN(resident) ? Double.NaN : Math.max(0, resident - heap.getCommitted() / MB),
                system("TotalPhysicalMemorySize") / MB, Gpu.look("nvidia-smi"));
    }

    private static double system(String attribute) {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            double value = ((Number) server.getAttribute(new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME),
                    attribute)).doubleValue();
            return value < 0 ? Double.NaN : value;
        } catch (JMException unknown) {
            return Double.NaN;
        }
    }
}
