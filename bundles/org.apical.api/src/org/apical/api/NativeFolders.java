package org.apical.api;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Folders into which bundles unpack the native libraries they bring.
 *
 * <p>Every library has a folder of its own, named by library and version: JavaCPP's and others' own folders carry no
 * version, so that the libraries of two bundles, or of two versions of one, would overwrite each other.
 *
 * @since 1.0
 */
public final class NativeFolders {

    private static final String ROOT = "apical.natives";
    private static final String JAVACPP = "org.bytedeco.javacpp.cachedir";

    private NativeFolders() {
    }

    /**
     * Returns the folder of a library.
     *
     * @param library its name and version, such as "dl4j-1.0.0-M2.1"
     * @return a folder that may not exist yet, below the system property {@code apical.natives} or the user's cache
     */
    public static Path of(String library) {
        String root = System.getProperty(ROOT);
        Path folder = root != null ? Path.of(root)
                : Path.of(System.getProperty("user.home"), ".cache", "apical", "natives");
        return folder.resolve(library);
    }

    /**
     * Loads a library through JavaCPP with a folder of its own. JavaCPP reads its folder from a system property of the
     * whole process when a bundle's copy of it is first used, so bundles take turns.
     *
     * @param library its name and version
     * @param load asks JavaCPP for its folder and loads the library
     * @param <T> what loading gives
     * @return what {@code load} returned
     */
    public static <T> T loadWithJavaCpp(String library, Supplier<T> load) {
        synchronized (NativeFolders.class) {
            String before = System.getProperty(JAVACPP);
            System.setProperty(JAVACPP, of(library).toString());
            try {
                return load.get();
            } finally {
                if (before == null) {
                    System.clearProperty(JAVACPP);
                } else {
                    System.setProperty(JAVACPP, before);
                }
            }
        }
    }
}
