package org.apical.cli.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.apical.api.Contribution;
import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.FrameworkWiring;

/** Builds a plug-in's folder (META-INF/MANIFEST.MF, plugin.xml, src) and installs it into the running framework. */
final class SourcePlugin {

    private final Path folder;
    private final Path classes;

    SourcePlugin(Path folder, Path classes) {
        this.folder = folder;
        this.classes = classes;
    }

    /** Writes the folder of a plug-in that contributes commands. */
    static SourcePlugin write(Path folder, String name, String commands, String... sources) throws IOException {
        Files.createDirectories(folder.resolve("META-INF"));
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("META-INF/MANIFEST.MF"), """
                Manifest-Version: 1.0
                Bundle-ManifestVersion: 2
                Bundle-SymbolicName: %s;singleton:=true
                Bundle-Version: 1.0.0
                Require-Bundle: org.apical.api
                """.formatted(name));
        Files.writeString(folder.resolve("plugin.xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <?eclipse version="3.4"?>
                <plugin><extension point="org.apical.api.commands">%s</extension></plugin>
                """.formatted(commands));
        for (int i = 0; i < sources.length; i += 2) {
            Files.writeString(folder.resolve("src").resolve(sources[i] + ".java"), sources[i + 1]);
        }
        return new SourcePlugin(folder, folder.resolve("classes"));
    }

    Bundle install(BundleContext context) throws IOException, BundleException {
        compile();
        Bundle bundle = context.installBundle("test:" + folder.getFileName(), new ByteArrayInputStream(jar()));
        context.getBundle(0).adapt(FrameworkWiring.class).resolveBundles(List.of(bundle));
        return bundle;
    }

    private void compile() throws IOException {
        Files.createDirectories(classes);
        List<Path> sources = files(folder.resolve("src"), ".java");
        if (sources.isEmpty()) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        Path api = FileLocator.getBundleFileLocation(FrameworkUtil.getBundle(Contribution.class)).orElseThrow()
                .toPath();
        Path output = Files.isDirectory(api.resolve("target/classes")) ? api.resolve("target/classes") : api;
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(messages, files, null,
                    List.of("-d", classes.toString(), "-cp", output.toString(), "--release", "17", "-proc:none"), null,
                    files.getJavaFileObjectsFromPaths(sources)).call();
            if (!compiled) {
                throw new IllegalStateException(messages.toString());
            }
        }
    }

    private byte[] jar() throws IOException {
        Manifest manifest;
        try (InputStream in = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
            manifest = new Manifest(in);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            add(jar, folder, folder.resolve("plugin.xml"));
            for (Path file : files(classes, ".class")) {
                add(jar, classes, file);
            }
        }
        return bytes.toByteArray();
    }

    private static void add(JarOutputStream jar, Path root, Path file) throws IOException {
        jar.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, jar);
        jar.closeEntry();
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return new ArrayList<>(walk.filter(file -> file.toString().endsWith(ending)).sorted().toList());
        }
    }
}
