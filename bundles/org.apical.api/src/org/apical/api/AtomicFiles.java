package org.apical.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files so that a file of the final name is always whole: under another name first, forced to disk, then renamed.
 *
 * @since 1.0
 */
public final class AtomicFiles {

    private AtomicFiles() {
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes the content.
         *
         * @param channel the open file, empty
         * @throws IOException when it cannot be written
         */
        void write(FileChannel channel) throws IOException;
    }

    /**
     * Writes or replaces a file.
     *
     * @param file the file; its folder is made when it does not exist
     * @param content what to write
     * @throws ApicalException when it cannot be written; no part of it is left then
     */
    public static void write(Path file, Content content) throws ApicalException {
        Path target = file.toAbsolutePath();
        Path temporary = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            Files.createDirectories(target.getParent());
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                content.write(channel);
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw cannotWrite(file, e);
        }
    }

    /**
     * Writes or replaces a text file in UTF-8.
     *
     * @param file the file
     * @param text its text
     * @throws ApicalException when it cannot be written
     */
    public static void writeText(Path file, String text) throws ApicalException {
        write(file, channel -> {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    /**
     * Tells why a file could not be written and what to do about it.
     *
     * @param file the file
     * @param cause what the system said
     * @return the exception to throw, of kind {@link ApicalException.Cause#BAD_INPUT} as the reader chose the place
     */
    public static ApicalException cannotWrite(Path file, IOException cause) {
        String said = cause.getMessage() == null ? "" : cause.getMessage();
        if (cause instanceof AccessDeniedException || said.contains("Permission denied")
                || said.contains("Read-only")) {
            return ApicalException.badInput(new Problem("There is no permission to write here.", file.toString(), "",
                    "Choose another folder with --out or change the permissions."), cause);
        }
        if (said.contains("No space left") || said.contains("not enough space") || said.contains("quota")) {
            return ApicalException.badInput(new Problem("The disk is full.", file.toString(), "",
                    "Free some space or choose another folder with --out."), cause);
        }
        return ApicalException.badInput(new Problem(
                "This cannot be written (" + cause.getClass().getSimpleName() + ": " + said + ").", file.toString(), "",
                "Check the folder and the disk."), cause);
    }
}
