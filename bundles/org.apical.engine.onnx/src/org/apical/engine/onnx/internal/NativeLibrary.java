package org.apical.engine.onnx.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import ai.onnxruntime.OrtEnvironment;

import org.apical.api.NativeFolders;

/**
 * Unpacks ONNX Runtime's native libraries once into a folder that stays.
 *
 * <p>Left alone, ONNX Runtime would unpack them into the temporary folder at every start, and leave them there when the
 * process is killed.
 */
final class NativeLibrary {

    /** The version of ONNX Runtime that this bundle is written for. */
    static final String VERSION = "1.23.2";

    private static final String FOLDER = "onnxruntime.native.path";
    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

    private NativeLibrary() {
    }

    /** The folder that the libraries are unpacked into. */
    static Path folder() {
        return NativeFolders.of("onnxruntime-" + VERSION);
    }

    /** Does what loads the library, with the libraries unpacked before unless the user named a folder with them. */
    static <T> T load(Callable<T> start) throws Exception {
        if (System.getProperty(FOLDER) != null) {
            return start.call();
        }
        for (String library : LIBRARIES) {
            unpack(System.mapLibraryName(library));
        }
        System.setProperty(FOLDER, folder().toString());
        try {
            return start.call();
        } finally {
            System.clearProperty(FOLDER);
        }
    }

    private static void unpack(String name) throws IOException {
        String resource = "/ai/onnxruntime/native/" + system() + "/" + name;
        URL url = OrtEnvironment.class.getResource(resource);
        if (url == null) {
            throw new FileNotFoundException(resource + " is in no bundle");
        }
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            Path file = folder().resolve(name);
            if (Files.isRegularFile(file) && Files.size(file) == connection.getContentLengthLong()) {
                return;
            }
            Files.createDirectories(folder());
            // Another process may be unpacking too: each writes a file of its own, and the last renames.
            Path part = Files.createTempFile(folder(), name, ".part");
            try {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }

    /** ONNX Runtime's name for this system and processor. */
    private static String system() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String architecture = System.getProperty("os.arch");
        return (os.contains("win") && !os.contains("darwin") ? "win" : os.contains("mac") || os.contains("darwin")
                ? "osx" : "linux") + (architecture.equals("aarch64") ? "-aarch64" : "-x64");
    }
}
