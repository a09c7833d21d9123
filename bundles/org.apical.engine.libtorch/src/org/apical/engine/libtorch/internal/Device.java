package org.apical.engine.libtorch.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apical.api.engine.Availability;
import org.apical.api.engine.Precision;
import org.apical.api.engine.Work;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;

/** Finds out once what libtorch can do on this machine. */
public final class Device {

    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    private static Availability found;
    private static boolean cuda;

    private Device() {
    }

    /**
     * Loads the native library at the first call.
     *
     * @return what it can do here
     */
    public static synchronized Availability probe() {
        if (found == null) {
            found = look();
        }
        return found;
    }

    /** Returns whether models run on a graphics card. */
    static boolean cuda() {
        return probe().usable() && cuda;
    }

    /**
     * Returns how fast models are here.
     *
     * @param work what is wanted
     * @param precision the numbers to compute with
     * @return a percentage of plain libtorch in single precision, the geometric mean of the small network at 112x112
     *     and Inception-ResNet-v1 at 299x299 on a processor with avx512_bf16, training with batches of 24, otherwise of
     *     8 (gradients: the larger network alone); on a graphics card, where nothing was measured, a number above all
     *     processors'
     */
    public static int rank(Work work, Precision precision) {
        if (cuda()) {
            return precision == Precision.BF16 ? 4000 : 2000;
        }
        boolean half = precision == Precision.BF16;
        return switch (work) {
            case TRAINING -> half ? 220 : 125;
            case PREDICTION -> half ? 320 : 165;
            case GRADIENTS -> half ? 225 : 120;
        };
    }

    private static Availability look() {
        try {
            return NativeRuntime.THREAD.run(() -> {
                cuda = torch.cuda_is_available();
                if (cuda) {
                    return new Availability(true, "CUDA", NativeRuntime.VERSION, offers(true), List.of());
                }
                int threads = Runtime.getRuntime().availableProcessors();
                String device = "CPU, oneDNN, " + threads + (threads == 1 ? " thread" : " threads");
                return new Availability(true, device, NativeRuntime.VERSION, offers(bfloat16()),
                        Context.hasCUDA() ? List.of("libtorch's CUDA build is installed but finds no usable NVIDIA "
                                + "card or driver, so that it runs on the processor.") : List.of());
            });
        } catch (Throwable thrown) {
            Throwable root = thrown;
            while (root.getCause() != null && root.getCause() != root) {
                root = root.getCause();
            }
            return Availability.none(NativeRuntime.VERSION, List.of("libtorch's native library does not load: " + root
                    + ". The bundles org.apical.engine.libtorch.libs and its fragment for this system must be "
                    + "installed, and the home folder must have 500 MB free."));
        }
    }

    private static Map<Work, Set<Precision>> offers(boolean half) {
        Set<Precision> precisions = half ? Set.of(Precision.FP32, Precision.BF16) : Set.of(Precision.FP32);
        Map<Work, Set<Precision>> offers = new EnumMap<>(Work.class);
        for (Work work : Work.values()) {
            offers.put(work, precisions);
        }
        return offers;
    }

    /** Whether the processor multiplies bfloat16 itself; without, the conversions cost more than they save. */
    private static boolean bfloat16() {
        if (!torch.hasMKLDNN() || !Files.isReadable(PROCESSOR)) {
            return false;
        }
        try {
            String text = Files.readString(PROCESSOR, StandardCharsets.ISO_8859_1);
            return text.contains("avx512_bf16") || text.contains("amx_bf16");
        } catch (IOException e) {
            return false;
        }
    }
}
