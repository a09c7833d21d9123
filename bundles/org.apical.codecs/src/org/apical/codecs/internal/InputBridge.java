package org.apical.codecs.internal;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apical.codecs.ByteInput;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Lets FFmpeg read a {@link ByteInput}, and nothing else: a hostile file cannot name others for it to open.
 *
 * <p>JavaCPP gives out few callbacks, so that one pair serves all inputs and tells them apart by number.
 */
final class InputBridge {
    private static final int BUFFER_BYTES = 64 << 10;
    private static final Map<Long, InputBridge> OPEN = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBERS = new AtomicLong();

    private static final class Callbacks {
        static final Read READ = new Read();
        static final Seek SEEK = new Seek();
    }

    private final ByteInput input;
    private final long number = NUMBERS.incrementAndGet();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final AVIOContext context;
    private long position;

    /** Opens a bridge; FFmpeg must be loaded. */
    InputBridge(ByteInput input) {
        this.input = input;
        OPEN.put(number, this);
        context = avformat.avio_alloc_context(new BytePointer(avutil.av_malloc(BUFFER_BYTES)), BUFFER_BYTES, 0,
                new Address(number), Callbacks.READ, null, Callbacks.SEEK);
    }

    AVIOContext context() {
        return context;
    }

    void close() {
        if (OPEN.remove(number) != null) {
            // FFmpeg may have replaced the block that it was given.
            avutil.av_free(context.buffer());
            avformat.avio_context_free(context);
        }
    }

    private int read(BytePointer target, int count) {
        try {
            int got = input.read(position, buffer, 0, Math.min(count, buffer.length));
            if (got <= 0) {
                return avutil.AVERROR_EOF;
            }
            target.put(buffer, 0, got);
            position += got;
            return got;
        } catch (IOException | RuntimeException e) {
            return avutil.AVERROR_EXTERNAL;
        }
    }

    private long seek(long offset, int whence) {
        try {
            long length = input.length();
            if ((whence & avformat.AVSEEK_SIZE) != 0) {
                return length;
            }
            long target = switch (whence & ~avformat.AVSEEK_FORCE) {
                case 0 -> offset;
                case 1 -> position + offset;
                default -> length + offset;
            };
            if (target < 0) {
                return -1;
            }
            position = target;
            return target;
        } catch (IOException | RuntimeException e) {
            return -1;
        }
    }

    private static InputBridge of(Pointer opaque) {
        return opaque == null ? null : OPEN.get(opaque.address());
    }

    private static final class Read extends Read_packet_Pointer_BytePointer_int {
        @Override
        public int call(Pointer opaque, BytePointer target, int count) {
            InputBridge bridge = of(opaque);
            return bridge == null ? avutil.AVERROR_EOF : bridge.read(target, count);
        }
    }

    private static final class Seek extends Seek_Pointer_long_int {
        @Override
        public long call(Pointer opaque, long offset, int whence) {
            InputBridge bridge = of(opaque);
            return bridge == null ? -1 : bridge.seek(offset, whence);
        }
    }

    /** A number that FFmpeg takes for an address and hands back. */
    private static final class Address extends Pointer {
        Address(long number) {
            address = number;
        }
    }
}
