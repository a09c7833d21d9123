package org.apical.engine.libtorch.internal;

import org.apical.api.NativeFolders;
import org.apical.api.engine.support.DeviceThread;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.global.torch;

/** Loads libtorch once and sets its threads. */
final class NativeRuntime {

    /** The version of libtorch and of its Java bindings that this bundle is written for. */
    static final String VERSION = "2.7.1-1.5.12";

    /** Told apart from the same version whose OpenBLAS goes by its usual name, which other bundles use too. */
    private static final String FOLDER = "libtorch-" + VERSION + "-own-blas";

    /** Where all of libtorch's work runs. */
    static final DeviceThread THREAD = new DeviceThread("apical-libtorch", NativeRuntime.class, NativeRuntime::load);

    private static boolean loaded;
    private static int threads;

    private NativeRuntime() {
    }

    /** Loads the library. Only the device thread calls this, so that OpenMP keeps one pool of threads. */
    private static void load() {
        if (loaded) {
            return;
        }
        // JavaCPP would limit native memory by the size of Java's heap, which says nothing here: see MemoryGuard.
        setUnlessSet("org.bytedeco.javacpp.maxbytes", "0");
        setUnlessSet("org.bytedeco.javacpp.maxphysicalbytes", "0");
        NativeFolders.loadWithJavaCpp(FOLDER, () -> Loader.load(torch.class));
        GradMode.set_enabled(false);
        try (Context context = torch.globalContext()) {
            if (torch.cuda_is_available()) {
                context.setDeterministicAlgorithms(true, true);
                context.setDeterministicFillUninitializedMemory(false);
                context.setDeterministicCuDNN(true);
            }
        }
        loaded = true;
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    static void useThreads(int count) {
        if (count != threads) {
            torch.set_num_threads(count);
            threads = count;
        }
    }
}
