package org.apical.runtime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.FrameworkWiring;

/** A plug-in made for a test: a jar of classes, which get a class loader of their own, and commands. */
final class PluginJar {

    private final String name;
    private final StringBuilder commands = new StringBuilder();
    private final List<Class<?>> classes;

    PluginJar(String name, Class<?>... classes) {
        this.name = name;
        this.classes = List.of(classes);
    }

    PluginJar command(String id, String className) {
        commands.append("<command id='").append(id).append("' name='A command' description='For a test.' class='")
                .append(className).append("'/>");
        return this;
    }

    /** Installs the plug-in into the framework that runs the test and resolves it. */
    Bundle install(BundleContext context) throws IOException, BundleException {
        Bundle bundle = context.installBundle("test:" + name, new ByteArrayInputStream(bytes()));
        boolean resolved = context.getBundle(0).adapt(FrameworkWiring.class).resolveBundles(List.of(bundle));
        if (!resolved) {
            bundle.uninstall();
            throw new IllegalStateException(name + " does not resolve.");
        }
        return bundle;
    }

    private byte[] bytes() throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name + ";singleton:=true");
        main.putValue("Bundle-Version", "2.1.0");
        main.putValue("Require-Bundle", "org.apical.api");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            add(jar, "plugin.xml", ("<?xml version='1.0' encoding='UTF-8'?><?eclipse version='3.4'?><plugin>"
                    + "<extension point='org.apical.api.commands'>" + commands + "</extension></plugin>")
                            .getBytes(StandardCharsets.UTF_8));
            for (Class<?> type : classes) {
                String file = type.getName().replace('.', '/') + ".class";
                try (InputStream in = type.getResourceAsStream("/" + file)) {
                    add(jar, file, in.readAllBytes());
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void add(JarOutputStream jar, String file, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(file));
        jar.write(content);
        jar.closeEntry();
    }
}
