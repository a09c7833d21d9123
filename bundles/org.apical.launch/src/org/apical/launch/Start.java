package org.apical.launch;

import org.eclipse.equinox.launcher.Main;

/**
 * Starts Equinox and says so when it fails.
 *
 * <p>Equinox reports a failed start to its native launcher only; started by {@code java} it would end without a word.
 * The start script puts this class on the class path beside Equinox's launcher.
 */
public final class Start {

    private static final int EQUINOX_FAILED = 13;
    private static final int FAILED = 4;

    private Start() {
    }

    /**
     * Runs the application that the arguments name and ends the process with its exit code.
     *
     * @param arguments Equinox's arguments, then the application's
     */
    public static void main(String[] arguments) {
        System.exit(exitCode(new Main().run(arguments)));
    }

    private static int exitCode(int code) {
        if (code != EQUINOX_FAILED) {
            return code;
        }
        System.err.println("Apical could not start. " + detail());
        return FAILED;
    }

    private static String detail() {
        String data = System.getProperty("eclipse.exitdata");
        if (data != null && !data.isBlank()) {
            return data.replaceAll("\\s+", " ").trim();
        }
        String log = System.getProperty("osgi.logfile");
        return log == null ? "No log file was written." : "See the log file " + log;
    }
}
