package org.apical.datasets.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

import org.apical.api.ApicalException;
import org.apical.api.Problem;

/** What readers of image files share: bounded reading and messages. */
final class ImageBytes {

    private static final long LARGEST = 1L << 30;

    private ImageBytes() {
    }

    /** Returns how many bytes the samples take, refusing sizes that no echocardiogram has. */
    static int size(Path file, long columns, long rows, long frames, SampleType type) throws ApicalException {
        if (columns < 1 || rows < 1 || frames < 1 || columns > 1 << 16 || rows > 1 << 16 || frames > 1 << 20
                || columns * rows * frames * type.bytes() > LARGEST) {
            throw bad(file, "The header says " + columns + " x " + rows + " pixels and " + frames
                    + " pictures, which cannot be right.");
        }
        return (int) (columns * rows * frames * type.bytes());
    }

    /** Reads exactly so many bytes; memory grows with what is really there. */
    static byte[] exactly(Path file, InputStream in, int bytes) throws IOException, ApicalException {
        byte[] data = in.readNBytes(bytes);
        if (data.length < bytes) {
            throw bad(file, "The file ends after " + data.length + " of " + bytes + " bytes of pictures.");
        }
        return data;
    }

    static ApicalException bad(Path file, String message) {
        return ApicalException.badInput(new Problem(message, file.toString(), "", "Copy the file again."));
    }

    static ApicalException unreadable(Path file, IOException cause) {
        String why = cause instanceof NoSuchFileException || !Files.exists(file) ? "This file is missing."
                : cause instanceof ZipException || cause instanceof EOFException
                        ? "The file is not whole or not compressed as its name says (" + cause.getMessage() + ")."
                        : "The file cannot be read (" + cause.getMessage() + ").";
        return ApicalException.badInput(new Problem(why, file.toString(), "", "Copy the file again."), cause);
    }
}
