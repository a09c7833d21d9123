package org.apical.engine.onnx.internal;

import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * The memory through which inputs pass to native code: one buffer, lent to one prediction after the other.
 *
 * <p>Java frees such buffers late, so a new one for every batch or model would pile up.
 */
final class DirectBuffers {

    private static SoftReference<FloatBuffer> idle = new SoftReference<>(null);

    private DirectBuffers() {
    }

    /** Lends a buffer of at least a number of floats, empty. */
    static FloatBuffer take(int floats) {
        FloatBuffer buffer = takeIdle();
        if (buffer == null || buffer.capacity() < floats) {
            buffer = ByteBuffer.allocateDirect(Math.multiplyExact(4, floats)).order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }
        return buffer.clear();
    }

    private static synchronized FloatBuffer takeIdle() {
        FloatBuffer buffer = idle.get();
        idle.clear();
        return buffer;
    }

    /** Takes a lent buffer back and keeps the largest; null does nothing. */
    static synchronized void giveBack(FloatBuffer buffer) {
        FloatBuffer kept = idle.get();
        if (buffer != null && (kept == null || kept.capacity() < buffer.capacity())) {
            idle = new SoftReference<>(buffer);
        }
    }
}
