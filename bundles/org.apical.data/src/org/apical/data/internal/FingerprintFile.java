package org.apical.data.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file {@code fingerprints.bin} of a cohort: a record of equal length for every clip. */
final class FingerprintFile implements AutoCloseable {

    static final String FILE = "fingerprints.bin";

    private final FileChannel channel;

    private FingerprintFile(FileChannel channel) {
        this.channel = channel;
    }

    static FingerprintFile create(Path folder) throws IOException {
        return new FingerprintFile(FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE, StandardOpenOption.READ));
    }

    static FingerprintFile open(Path folder) throws IOException {
        return new FingerprintFile(FileChannel.open(folder.resolve(FILE), StandardOpenOption.READ));
    }

    void add(Fingerprint fingerprint) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(fingerprint.toBytes());
        long at = channel.size();
        while (bytes.hasRemaining()) {
            channel.write(bytes, at + bytes.position());
        }
    }

    /** Reads the fingerprint of a clip; safe for several threads. */
    Fingerprint read(int clip) {
        ByteBuffer bytes = ByteBuffer.allocate(Fingerprint.BYTES);
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, (long) clip * Fingerprint.BYTES + bytes.position()) < 0) {
                    throw new EOFException("The file of fingerprints is too short.");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Fingerprint.of(bytes.array());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
