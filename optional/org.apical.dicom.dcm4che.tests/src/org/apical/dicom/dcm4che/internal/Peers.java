package org.apical.dicom.dcm4che.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs and files of others that tests need; tests without them are skipped. */
final class Peers {
    private Peers() {
    }

    static void need(String... programs) {
        for (String program : programs) {
            assumeTrue(Stream.of(System.getenv("PATH").split(":")).anyMatch(p -> Files.exists(Path.of(p, program)))
                    || Files.exists(Path.of("/usr/sbin", program)), program + " is not installed.");
        }
    }

    static Path file(String name) {
        String named = System.getenv("APICAL_TESTDATA");
        Path found = null;
        if (named != null) {
            found = Path.of(named, "data", "dicom", name);
        } else {
            for (Path at = Path.of("").toAbsolutePath(); at != null && found == null; at = at.getParent()) {
                Path folder = at.resolve("shared").resolve("data").resolve("dicom");
                found = Files.isDirectory(folder) ? folder.resolve(name) : null;
            }
        }
        assumeTrue(found != null && Files.exists(found),
                "The shared test data are not there; set APICAL_TESTDATA to the folder that holds data/.");
        return found;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Runs dcmtk's storescu; returns its exit code. */
    static int storescu(Path folder, String called, int port, String proposal, Path file) throws Exception {
        Process process = new ProcessBuilder(List.of("storescu", proposal, "-aet", "SCANNER", "-aec", called,
                "127.0.0.1", Integer.toString(port), file.toString())).redirectErrorStream(true)
                .redirectOutput(folder.resolve("storescu.log").toFile()).start();
        assumeTrue(process.waitFor(60, TimeUnit.SECONDS), "storescu hangs.");
        return process.exitValue();
    }
}
