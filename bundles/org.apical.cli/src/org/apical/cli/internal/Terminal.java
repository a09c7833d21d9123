package org.apical.cli.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What standard error is connected to.
 *
 * @param interactive whether a person watches it
 * @param columns its width in characters
 */
record Terminal(boolean interactive, int columns) {

    private static final int USUAL_COLUMNS = 80;
    private static final Pattern SIZE = Pattern.compile("\\d+ (\\d+)");

    /** Looks at this process's standard error; the system property apical.terminal (true or false) wins. */
    static Terminal ofStandardError() {
        String told = System.getProperty("apical.terminal");
        boolean interactive = told == null ? isTerminal() : Boolean.parseBoolean(told);
        return new Terminal(interactive, interactive ? columnsOfTerminal() : USUAL_COLUMNS);
    }

    /** Java tells only whether standard input and output are a terminal, so Linux is asked directly. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }

    private static int columnsOfTerminal() {
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            if (stty.waitFor(1, TimeUnit.SECONDS)) {
                Matcher size = SIZE.matcher(new String(stty.getInputStream().readAllBytes()).strip());
                if (size.matches() && Integer.parseInt(size.group(1)) > 0) {
                    return Integer.parseInt(size.group(1));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            return USUAL_COLUMNS; // No stty here, as on Windows.
        }
        return USUAL_COLUMNS;
    }
}
