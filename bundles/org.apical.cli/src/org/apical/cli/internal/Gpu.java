package org.apical.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.apical.cli.internal.DoctorCommand.Finding;
import org.apical.runtime.NvidiaSmi;

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

    /**
     * Asks the driver's tool.
     *
     * @param tool the tool, "nvidia-smi"
     * @param builtIn whether the machine has a card of this make, driver or not
     * @param findings takes what is wrong
     * @return the graphics processors, none where there are none or they cannot be reached
     */
    static List<Gpu> look(String tool, boolean builtIn, List<Finding> findings) {
        NvidiaSmi.Answer answer = NvidiaSmi.ask(tool, "name", "driver_version", "memory.total", "memory.free");
        switch (answer.outcome()) {
            case SILENT -> findings.add(new Finding("The driver of the graphics processor does not answer.",
                    "Restart the machine; if that does not help, install the driver again."));
            case FAILED -> findings.add(explain(answer.said()));
            case MISSING -> {
                if (builtIn) {
                    findings.add(new Finding("The machine has a graphics processor of NVIDIA but no driver for it.",
                            "Install the driver (Debian: nvidia-driver) and restart the machine."));
                }
            }
            default -> {
                // What it answered is read below.
            }
        }
        return answer.rows().stream().filter(row -> row.size() == 4)
                .map(row -> new Gpu(row.get(0), row.get(1), number(row.get(2)), number(row.get(3)))).toList();
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

    private static long number(String cell) {
        return cell.matches("\\d{1,9}") ? Long.parseLong(cell) : 0;
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
