package org.apical.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import org.apical.cli.internal.DoctorCommand.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuTest {

    private final List<Finding> findings = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeEach
    void needsScripts() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "The driver's tool is played by a shell script.");
    }

    /** Plays the driver's tool with the words that it really uses. */
    private String tool(String said, int exitCode) throws IOException {
        Path script = folder.resolve("nvidia-smi");
        Files.writeString(script, "#!/bin/sh\ncat <<'END'\n" + said + "\nEND\nexit " + exitCode + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }

    @Test
    void cardsAreReadFromTheDriversTool() throws IOException {
        assertEquals(List.of(new Gpu("NVIDIA H100 80GB HBM3", "550.54.15", 81559, 81008),
                new Gpu("NVIDIA TITAN Xp", "550.54.15", 12288, 0)),
                Gpu.look(tool("NVIDIA H100 80GB HBM3, 550.54.15, 81559, 81008\n"
                        + "NVIDIA TITAN Xp, 550.54.15, 12288, [N/A]", 0), true, findings));
        assertEquals(List.of(), findings);
    }

    @Test
    void withoutCardAndDriverNothingIsWrong() {
        assertEquals(List.of(), Gpu.look(folder.resolve("missing").toString(), false, findings));
        assertEquals(List.of(), findings);
    }

    @Test
    void aCardWithoutDriverIsNamed() {
        assertEquals(List.of(), Gpu.look(folder.resolve("missing").toString(), true, findings));
        assertTrue(findings.get(0).message().contains("no driver"), findings.toString());
    }

    @Test
    void knownFailuresHaveTheirRemedy() throws IOException {
        Gpu.look(tool("Failed to initialize NVML: Driver/library version mismatch", 18), true, findings);
        Gpu.look(tool("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.", 9), true,
                findings);
        Gpu.look(tool("Something new", 1), true, findings);
        assertEquals("Restart the machine.", findings.get(0).remedy());
        assertTrue(findings.get(1).remedy().contains("container"), findings.toString());
        assertTrue(findings.get(2).message().contains("Something new"), findings.toString());
    }
}
