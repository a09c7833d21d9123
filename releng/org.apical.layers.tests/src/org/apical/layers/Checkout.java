package org.apical.layers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The checkout under test, and small bundles planted to try the checks. */
final class Checkout {

    private Checkout() {
    }

    static List<BundleFolder> bundles() throws IOException {
        String checkout = System.getProperty("apical.checkout");
        if (checkout == null) {
            throw new IOException("The build does not say where the checkout is: set the property apical.checkout.");
        }
        return BundleFolder.all(Path.of(checkout, "bundles"));
    }

    /** Writes a bundle with these further manifest headers, one a line, and returns it read back. */
    static BundleFolder plant(Path parent, String name, String headers) throws IOException {
        Path folder = parent.resolve(name);
        write(folder.resolve("META-INF/MANIFEST.MF"),
                "Manifest-Version: 1.0\nBundle-SymbolicName: " + name + "\n" + headers + "\n");
        return BundleFolder.read(folder);
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
