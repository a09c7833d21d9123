package org.apical.cli.internal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/**
 * What the command line needs of the process it runs in.
 *
 * @param out standard output
 * @param err standard error
 * @param terminal what standard error is connected to
 * @param folder the folder the command was called in
 * @param version the version of Apical
 * @param log keeps what is for developers
 * @param halt ends the process with an exit code, without delay
 */
record Host(PrintStream out, PrintStream err, Terminal terminal, Path folder, String version, ErrorLog log,
        IntConsumer halt) {

    /** Keeps stack traces away from readers who cannot use them. */
    @FunctionalInterface
    interface ErrorLog {

        /**
         * Writes an entry.
         *
         * @return the log file, or an empty string when there is none
         */
        String write(String message, Throwable thrown);
    }
}
