package org.apical.data.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.apical.api.ApicalException;
import org.apical.api.Problem;

/** Frames of equal size in one file, mapped in segments because a single mapping ends at 2 GB. */
public final class FrameStore implements AutoCloseable {

    private static final long SEGMENT_BYTES = 1L << 30;

    private final int frameBytes;
    private final long frames;
    private final long framesPerSegment;
    private volatile ByteBuffer[] segments;

    private FrameStore(int frameBytes, long frames, long framesPerSegment, ByteBuffer[] segments) {
        this.frameBytes = frameBytes;
        this.frames = frames;
        this.framesPerSegment = framesPerSegment;
        this.segments = segments;
    }

    /**
     * Maps a file.
     *
     * @param file the file
     * @param frameBytes the bytes of a frame
     * @param frames the number of frames
     * @return the store
     * @throws ApicalException when it cannot be read or has another length
     */
    public static FrameStore open(Path file, int frameBytes, long frames) throws ApicalException {
        try {
            long size = Files.size(file);
            if (size != frames * frameBytes) {
                throw ApicalException.badInput(new Problem("The frame store has " + size + " bytes instead of "
                        + frames * frameBytes + "; the cohort is damaged.", file.toString(), "",
                        "Import the cohort again."));
            }
            long perSegment = Math.max(1, SEGMENT_BYTES / frameBytes);
            ByteBuffer[] segments = new ByteBuffer[Math.toIntExact((frames + perSegment - 1) / perSegment)];
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                for (int i = 0; i < segments.length; i++) {
                    long from = i * perSegment * frameBytes;
                    segments[i] = channel.map(FileChannel.MapMode.READ_ONLY, from,
                            Math.min(perSegment * frameBytes, size - from));
                }
            }
            return new FrameStore(frameBytes, frames, perSegment, segments);
        } catch (IOException e) {
            throw CohortFiles.cannotRead(file, e);
        }
    }

    /**
     * Reads a frame.
     *
     * @param frame its number
     * @param into as long as a frame
     */
    public void read(long frame, byte[] into) {
        if (frame < 0 || frame >= frames) {
            throw new IllegalArgumentException("There is no frame " + frame + "; there are " + frames + ".");
        }
        if (into.length != frameBytes) {
            throw new IllegalArgumentException("A frame has " + frameBytes + " bytes, not " + into.length + ".");
        }
        ByteBuffer[] open = segments;
        if (open == null) {
            throw new IllegalStateException("The cohort is closed.");
        }
        open[(int) (frame / framesPerSegment)].get((int) (frame % framesPerSegment) * frameBytes, into);
    }

    /** Lets go of the mappings; the system unmaps them when nobody reads any more. */
    @Override
    public void close() {
        segments = null;
    }
}
