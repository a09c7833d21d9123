package org.apical.engine.libtorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.apical.api.NativeFolders;
import org.apical.api.engine.Availability;
import org.apical.api.engine.Precision;
import org.apical.api.engine.Work;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ProbeTest {

    @Test
    void offersEveryWorkInSinglePrecision() {
        Availability found = new LibtorchEngine().probe();
        assertTrue(found.usable(), String.join(" ", found.notes()));
        for (Work work : Work.values()) {
            assertTrue(found.offers(work, Precision.FP32), work.toString());
        }
    }

    @Test
    void offersBfloat16WhereTheProcessorHasIt() throws Exception {
        Path processor = Path.of("/proc/cpuinfo");
        Assumptions.assumeTrue(Files.isReadable(processor), "Only Linux tells what its processor can do.");
        Availability found = new LibtorchEngine().probe();
        Assumptions.assumeTrue(found.device().startsWith("CPU"), "A graphics card always has bfloat16.");
        String text = Files.readString(processor);
        boolean expected = text.contains("avx512_bf16") || text.contains("amx_bf16");
        assertEquals(expected ? Set.of(Precision.FP32, Precision.BF16) : Set.of(Precision.FP32),
                found.precisions().get(Work.TRAINING));
    }

    @Test
    void unpacksItsLibraryIntoAFolderOfItsOwn() {
        new LibtorchEngine().probe();
        assertTrue(Files.isDirectory(NativeFolders.of("libtorch-2.7.1-1.5.12")));
        assertNull(System.getProperty("org.bytedeco.javacpp.cachedir"));
    }
}
