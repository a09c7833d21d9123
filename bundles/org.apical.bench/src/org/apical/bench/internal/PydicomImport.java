package org.apical.bench.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Problem;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

/** Runs the same import with pydicom and GDCM in a process of its own. */
final class PydicomImport {

    private static final String SCRIPT = "import_pydicom.py";

    private final String python;
    private final Path folder;

    private PydicomImport(String python, Path folder) {
        this.python = python;
        this.folder = folder;
    }

    /** What the script prints. */
    record Result(List<String> files, long frames, double seconds, double peakMemoryMb, String versions) {
    }

    /** Finds a Python that has what is needed; empty when there is none. */
    static Optional<PydicomImport> find(Path folder) throws ApicalException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            try {
                Process probe = new ProcessBuilder(python, "-c", "import numpy, pydicom, gdcm")
                        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
                if (probe.waitFor() == 0) {
                    try (InputStream in = PydicomImport.class.getResourceAsStream(SCRIPT)) {
                        Files.write(folder.resolve(SCRIPT), in.readAllBytes());
                    }
                    return Optional.of(new PydicomImport(python, folder));
                }
            } catch (IOException e) {
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw ApicalException.interrupted();
            }
        }
        return Optional.empty();
    }

    /** Imports the files once. */
    Result run(List<Path> files, int size, int frames, double intervalMs, int processes) throws ApicalException {
        Path list = folder.resolve("files.txt");
        Path printed = folder.resolve("python.json");
        Path said = folder.resolve("python.log");
        try {
            Files.write(list, files.stream().map(Path::toString).toList());
            Process process = new ProcessBuilder(python, folder.resolve(SCRIPT).toString(), list.toString(),
                    folder.resolve("python.bin").toString(), Integer.toString(size), Integer.toString(size),
                    Integer.toString(frames), Double.toString(intervalMs), Integer.toString(processes))
                    .redirectOutput(printed.toFile()).redirectError(said.toFile()).start();
            int code;
            try {
                code = process.waitFor();
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw ApicalException.interrupted();
            }
            if (code != 0) {
                throw failed(Files.readString(said, StandardCharsets.UTF_8).strip(), null);
            }
            return new Gson().fromJson(Files.readString(printed), Result.class);
        } catch (IOException | JsonParseException e) {
            throw failed(e.getMessage(), e);
        }
    }

    private static ApicalException failed(String said, Exception cause) {
        return ApicalException.failed(Problem.of("The import with pydicom failed: " + said,
                "Check python3-pydicom, python3-gdcm and python3-numpy."), cause);
    }
}
