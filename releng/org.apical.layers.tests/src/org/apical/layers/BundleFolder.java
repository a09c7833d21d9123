package org.apical.layers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.eclipse.osgi.util.ManifestElement;
import org.osgi.framework.BundleException;

/**
 * A bundle's folder in the checkout, with the headers of its manifest that say what it uses and offers.
 *
 * @param folder the folder
 * @param name the symbolic name
 * @param requires the symbolic names in Require-Bundle
 * @param imports the packages in Import-Package
 * @param exports the packages in Export-Package
 */
record BundleFolder(Path folder, String name, List<String> requires, List<String> imports, List<String> exports) {

    /** Reads all bundles below a folder, without their test fragments, in the order of their names. */
    static List<BundleFolder> all(Path bundles) throws IOException {
        List<Path> folders;
        try (Stream<Path> children = Files.list(bundles)) {
            folders = children.filter(child -> Files.exists(child.resolve("META-INF/MANIFEST.MF")))
                    .filter(child -> !child.getFileName().toString().endsWith(".tests")).sorted().toList();
        }
        List<BundleFolder> found = new ArrayList<>();
        for (Path folder : folders) {
            found.add(read(folder));
        }
        return found;
    }

    static BundleFolder read(Path folder) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
            Manifest manifest = new Manifest(in);
            return new BundleFolder(folder, values(manifest, "Bundle-SymbolicName").get(0),
                    values(manifest, "Require-Bundle"), values(manifest, "Import-Package"),
                    values(manifest, "Export-Package"));
        }
    }

    private static List<String> values(Manifest manifest, String header) throws IOException {
        try {
            ManifestElement[] elements =
                    ManifestElement.parseHeader(header, manifest.getMainAttributes().getValue(header));
            List<String> values = new ArrayList<>();
            for (ManifestElement element : elements == null ? new ManifestElement[0] : elements) {
                values.addAll(List.of(element.getValueComponents()));
            }
            return values;
        } catch (BundleException malformed) {
            throw new IOException("The header " + header + " cannot be read.", malformed);
        }
    }
}
