package org.apical.engine.dl4j.internal;

import org.apical.api.NativeFolders;
import org.apical.api.engine.support.DeviceThread;
import org.deeplearning4j.config.DL4JClassLoading;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.CrashReportingUtil;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Loads ND4J's native library once, in the way that works in OSGi, and sets its threads. */
final class NativeRuntime {

    /** The version of Deeplearning4j that this bundle is written for. */
    static final String VERSION = "1.0.0-M2.1";

    /** Where all of ND4J's work runs. */
    static final DeviceThread THREAD = new DeviceThread("apical-dl4j", NativeRuntime.class, NativeRuntime::load);

    private static boolean loaded;
    private static int threads;

    private NativeRuntime() {
    }

    /** Loads the library. Only the device thread calls this, so that OpenMP keeps one pool of threads. */
    static void load() {
        if (loaded) {
            return;
        }
        setUnlessSet(OneDnn.HELPERS_DISABLED, "false");
        setUnlessSet("org.nd4j.log.initialization", "false");
        // JavaCPP would limit native memory by the size of Java's heap, which says nothing here: see MemoryGuard.
        setUnlessSet("org.bytedeco.javacpp.maxbytes", "0");
        setUnlessSet("org.bytedeco.javacpp.maxphysicalbytes", "0");
        // Without these two, other threads than the first do not find the backend in OSGi.
        ND4JClassLoading.setNd4jClassloaderFromClass(DataSet.class);
        DL4JClassLoading.setDl4jClassloaderFromClass(ComputationGraph.class);
        NativeFolders.loadWithJavaCpp("dl4j-" + VERSION, () -> Nd4j.getBackend());
        Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
        // A crash dump in the working directory would be debris; our message says more.
        CrashReportingUtil.crashDumpsEnabled(false);
        loaded = true;
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Sets how many threads OpenMP, ND4J's own loops and the matrix library use. */
    static void useThreads(int count) {
        if (count != threads) {
            NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(count);
            Nd4j.getEnvironment().setMaxThreads(count);
            Nd4j.getEnvironment().setMaxMasterThreads(count);
            Nd4j.factory().blas().setMaxThreads(count);
            threads = count;
        }
    }
}
