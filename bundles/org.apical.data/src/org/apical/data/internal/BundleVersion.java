package org.apical.data.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.jar.Manifest;

/** The version of this bundle. */
final class BundleVersion {

    private static final String NAME = "org.apical.data";

    private BundleVersion() {
    }

    /** Reads the version from the bundle's manifest; outside a bundle there is none. */
    static String get() {
        try {
            ClassLoader loader = BundleVersion.class.getClassLoader();
            for (URL url : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
                try (InputStream in = url.openStream()) {
                    var main = new Manifest(in).getMainAttributes();
                    String name = main.getValue("Bundle-SymbolicName");
                    if (name != null && name.split(";")[0].strip().equals(NAME)) {
                        return NAME + " " + main.getValue("Bundle-Version");
                    }
                }
            }
        } catch (IOException e) {
            return NAME;
        }
        return NAME;
    }
}
