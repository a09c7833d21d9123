package org.apical.data.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.apache.commons.csv.CSVPrinter;
import org.apical.data.StoredClip;

/** Writes the frames, sectors and index of a cohort, clip by clip in order. */
final class CohortWriter implements AutoCloseable {

    /** Opens a file for writing; tests make one that fails. */
    @FunctionalInterface
    interface Opener {
        WritableByteChannel open(Path file) throws IOException;

        Opener FILE = file -> FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private final Path folder;
    private final WritableByteChannel frameChannel;
    private final WritableByteChannel sectorChannel;
    private final CSVPrinter index;
    private final TracingWriter tracings;
    private final MessageDigest digest = sha256();
    private int clips;
    private long frames;

    CohortWriter(Path folder, Opener opener) throws IOException {
        this.folder = folder;
        this.frameChannel = opener.open(folder.resolve(CohortFiles.FRAMES));
        this.sectorChannel = opener.open(folder.resolve(CohortFiles.SECTORS));
        BufferedWriter writer = Files.newBufferedWriter(folder.resolve(CohortFiles.INDEX));
        this.index = new CSVPrinter(writer, CohortFiles.format());
        this.tracings = new TracingWriter(folder, opener);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }

    StoredClip add(PreparedClip clip) throws IOException {
        for (byte[] frame : clip.frames()) {
            requireBlank(frame, clip.sector());
            write(frameChannel, frame);
            digest.update(frame);
        }
        write(sectorChannel, CohortFiles.packed(clip.sector()));
        StoredClip stored = new StoredClip(clips, clip.info().patient(), clip.info().study(), clip.info().clip(),
                clip.info().view(), clip.info().file(), frames, clip.frames().size(), clip.timesMs(), clip.geometry(),
                clip.info().attributes());
        index.printRecord(CohortFiles.row(stored));
        tracings.add(clips, clip.tracings());
        clips++;
        frames += clip.frames().size();
        return stored;
    }

    /** A pixel outside the sector may show a name; better no cohort than one that does. */
    private static void requireBlank(byte[] frame, boolean[] sector) {
        for (int i = 0; i < frame.length; i++) {
            if (frame[i] != 0 && !sector[i]) {
                throw new IllegalStateException("A pixel outside the scan sector was about to be stored.");
            }
        }
    }

    private static void write(WritableByteChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    int clips() {
        return clips;
    }

    long frames() {
        return frames;
    }

    /** Forces everything to disk and returns SHA-256 of the frames followed by the index. */
    String finish() throws IOException {
        index.close(true);
        tracings.finish();
        for (WritableByteChannel channel : new WritableByteChannel[] {frameChannel, sectorChannel}) {
            if (channel instanceof FileChannel file) {
                file.force(true);
            }
            channel.close();
        }
        return digestOf(folder.resolve(CohortFiles.INDEX), digest);
    }

    static String digestOf(Path file, MessageDigest digest) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        try (frameChannel; sectorChannel; index; tracings) {
            // Closes all of them whatever one of them says.
        }
    }
}
