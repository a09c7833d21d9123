package org.apical.cli.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apical.cli.internal.DoctorCommand.Finding;

/**
 * A graphics processor of NVIDIA, as the driver's own tool describes it.
 *
 * @param name the model
 * @param driver the version of the driver
 * @param memoryMb its memory
 * @param freeMemoryMb how much of it is free
 */
record Gpu(String name, String driver, long memoryMb, long freeMemoryMb) {

    private static final Path DEVICES = Path.of("/sys/bus/pci/devices");
    private static final String VENDOR = "0x10de";
    private static final String DISPLAY_CLASS = "0x03";
    private static final int PATIENCE_SECONDS = 10;

    /**
     * Asks the driver's tool.
     *
     * @param tool the tool, "nvidia-smi"
     * @param builtIn whether the machine has a card of this make, driver or not
     * @param findings takes what is wrong
     * @return the graphics processors, none where there are none or they cannot be reached
     */
    static List<Gpu> look(String tool, boolean builtIn, List<Finding> findings) {
        String said;
        try {
            Process process = new ProcessBuilder(tool,
                    "--query-gpu=name,driver_version,memory.total,memory.free", "--format=csv,noheader,nounits")
                    .redirectErrorStream(true).start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                findings.add(new Finding("The driver of the graphics processor does not answer.",
                        "Restart the machine; if that does not help, install the driver again."));
                return List.of();
            }
            said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                findings.add(explain(said));
                return List.of();
            }
        } catch (IOException e) {
            if (builtIn) {
                findings.add(new Finding("The machine has a graphics processor of NVIDIA but no driver for it.",
                        "Install the driver (Debian: nvidia-driver) and restart the machine."));
            }
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        return parse(said);
    }

    private static Finding explain(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("version mismatch")) {
            return new Finding("The driver of the graphics processor was updated while an older one is loaded.",
                    "Restart the machine.");
        } else if (lower.contains("couldn't communicate") || lower.contains("no devices were found")) {
            return new Finding("The driver is installed, but finds no graphics processor.",
                    "Restart the machine; in a container, start it with access to the graphics processor.");
        }
        return new Finding("The driver of the graphics processor says: " + said.strip().lines().findFirst()
                .orElse("nothing") + ".", "Install the driver again.");
    }

    private static List<Gpu> parse(String said) {
        List<Gpu> found = new ArrayList<>();
        for (String line : said.lines().toList()) {
            String[] cells = line.split(",");
            if (cells.length == 4) {
                found.add(new Gpu(cells[0].strip(), cells[1].strip(), number(cells[2]), number(cells[3])));
            }
        }
        return found;
    }

    private static long number(String cell) {
        String digits = cell.strip();
        return digits.matches("\\d{1,9}") ? Long.parseLong(digits) : 0;
    }

    /** Returns whether a graphics card of this make is in the machine, as Linux lists its devices. */
    static boolean isBuiltIn() {
        if (!Files.isDirectory(DEVICES)) {
            return false;
        }
        try (Stream<Path> devices = Files.list(DEVICES)) {
            return devices.anyMatch(device -> holds(device.resolve("vendor"), VENDOR)
                    && holds(device.resolve("class"), DISPLAY_CLASS));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean holds(Path file, String start) {
        try {
            return Files.readString(file).startsWith(start);
        } catch (IOException e) {
            return false;
        }
    }
}
