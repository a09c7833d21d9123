package org.apical.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.apical.api.Tensor;
import org.apical.engine.conformance.samples.Training;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Runs a main class of the tests in a second Java, from plain class path or from within OSGi. */
final class OtherProcess {

    private OtherProcess() {
    }

    static void run(Path folder, String mainClass, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-Xmx1g", "-cp", classPath(folder)));
        for (String property : List.of("org.eclipse.deeplearning4j.helpers.disable", "apical.natives")) {
            if (System.getProperty(property) != null) {
                command.add("-D" + property + "=" + System.getProperty(property));
            }
        }
        command.add(mainClass);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
    }

    /** In OSGi, the class path is unpacked from the bundles: their class files, and the jars they nest. */
    private static String classPath(Path folder) throws IOException {
        Class<?> framework;
        try {
            framework = Class.forName("org.osgi.framework.FrameworkUtil");
        } catch (ClassNotFoundException e) {
            return plainClassPath();
        }
        Set<String> entries = new TreeSet<>();
        try {
            for (Class<?> member : List.of(Dl4jEngine.class, Tensor.class, Training.class, ComputationGraph.class,
                    com.google.gson.Gson.class, org.slf4j.Logger.class)) {
                Object bundle = framework.getMethod("getBundle", Class.class).invoke(null, member);
                if (bundle == null) {
                    return plainClassPath();
                }
                entries.addAll(unpack(bundle, folder.resolve(member.getSimpleName())));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return String.join(File.pathSeparator, entries);
    }

    private static String plainClassPath() throws IOException {
        Set<String> entries = new TreeSet<>();
        for (Class<?> member : List.of(Dl4jEngine.class, OtherProcess.class, Tensor.class, Training.class)) {
            entries.add(location(member));
        }
        ClassLoader loader = OtherProcess.class.getClassLoader();
        if (loader instanceof java.net.URLClassLoader urls) {
            for (URL url : urls.getURLs()) {
                entries.add(Path.of(java.net.URI.create(url.toString())).toString());
            }
        }
        return String.join(File.pathSeparator, entries) + File.pathSeparator + System.getProperty("java.class.path");
    }

    private static String location(Class<?> member) {
        return Path.of(java.net.URI.create(member.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    @SuppressWarnings("unchecked")
    private static List<String> unpack(Object bundle, Path folder) throws IOException, ReflectiveOperationException {
        var find = Class.forName("org.osgi.framework.Bundle").getMethod("findEntries", String.class, String.class,
                boolean.class);
        List<String> entries = new ArrayList<>(List.of(folder.toString()));
        for (String pattern : List.of("*.class", "*.jar")) {
            Enumeration<URL> found = (Enumeration<URL>) find.invoke(bundle, "/", pattern, true);
            for (URL url : found == null ? List.<URL>of() : Collections.list(found)) {
                Path file = folder.resolve(url.getPath().substring(1));
                Files.createDirectories(file.getParent());
                try (InputStream in = url.openStream()) {
                    Files.copy(in, file);
                }
                if (pattern.equals("*.jar")) {
                    entries.add(file.toString());
                }
            }
        }
        return entries;
    }
}
