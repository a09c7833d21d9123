package org.apical.dicom.web;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Writes the body of a reply to a file and tells when it last grew, so that a silent server is noticed. */
final class BodyFile implements BodySubscriber<Path> {
    private final Path file;
    private final CompletableFuture<Path> done = new CompletableFuture<>();
    private volatile long lastNanos = System.nanoTime();
    private volatile boolean began;
    private Flow.Subscription subscription;
    private FileChannel channel;

    /** The disk failed, not the server. */
    static final class DiskException extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient IOException said;

        DiskException(IOException said) {
            super(said.getMessage(), said);
            this.said = said;
        }

        IOException said() {
            return said;
        }
    }

    BodyFile(Path file) {
        this.file = file;
    }

    /** Returns how long nothing has come; 0 before the body begins. */
    long silentNanos() {
        return began ? System.nanoTime() - lastNanos : 0;
    }

    @Override
    public CompletionStage<Path> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        lastNanos = System.nanoTime();
        began = true;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            fail(e);
            return;
        }
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        lastNanos = System.nanoTime();
        try {
            for (ByteBuffer buffer : buffers) {
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        } catch (IOException e) {
            fail(e);
            return;
        }
        subscription.request(1);
    }

    private void fail(IOException e) {
        subscription.cancel();
        close();
        done.completeExceptionally(new DiskException(e));
    }

    @Override
    public void onError(Throwable throwable) {
        close();
        done.completeExceptionally(throwable);
    }

    @Override
    public void onComplete() {
        close();
        done.complete(file);
    }

    /** Closes the file; what was received stays until the next attempt. */
    void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            done.completeExceptionally(new DiskException(e));
        }
    }
}
