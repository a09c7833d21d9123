package org.apical.codecs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.codecs.internal.VideoReader;

/**
 * A video whose frames are decoded when asked for: AVI, MP4, MOV, Matroska, MPEG streams and what else FFmpeg opens.
 *
 * <p>Reading frames in order decodes each once; going back starts again at the last key frame, or at the front where
 * the container cannot say where that is. A few recent frames are kept, never the whole clip. All methods may be
 * called by several threads, which take turns.
 *
 * <p>Frames that FFmpeg reports as damaged, and those predicted from them, are refused one by one; the others are read.
 *
 * <pre>{@code
 * try (VideoFile video = VideoFile.open(path)) {
 *     for (int i = 0; i < video.frameCount(); i++) {
 *         byte[] grey = video.grey(i);
 *     }
 * }
 * }</pre>
 *
 * @since 1.0
 */
public final class VideoFile implements AutoCloseable {
    private final VideoReader reader;
    private final RandomAccessFile source;

    private VideoFile(VideoReader reader, RandomAccessFile source) {
        this.reader = reader;
        this.source = source;
    }

    /**
     * Opens a video file and counts its frames without decoding them.
     *
     * @param file the file
     * @return the video; close it after use
     * @throws ApicalException naming the file when it is missing, no video, or its compression is not known
     */
    public static VideoFile open(Path file) throws ApicalException {
        RandomAccessFile source = null;
        VideoFile opened = null;
        try {
            if (!Files.isRegularFile(file)) {
                throw new IOException("there is no such file");
            }
            source = new RandomAccessFile(file.toFile(), "r");
            opened = new VideoFile(VideoReader.open(input(source), file.toString(), ""), source);
            return opened;
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The video cannot be read: " + e.getMessage() + ".",
                    file.toString(), "", "Check that the file is there and may be read."), e);
        } finally {
            if (opened == null) {
                close(source);
            }
        }
    }

    /**
     * Opens a video that lies in other data, such as the pixel data of a DICOM file.
     *
     * @param input the bytes of the video; read until the video is closed or no longer used
     * @param file the file to name in messages
     * @return the video; close it after use, or leave that to the garbage collector
     * @throws ApicalException naming the file when the bytes are no video, or its compression is not known
     */
    public static VideoFile open(ByteInput input, String file) throws ApicalException {
        return new VideoFile(VideoReader.open(input, file, "pixel data"), null);
    }

    private static ByteInput input(RandomAccessFile source) {
        return new ByteInput() {
            @Override
            public long length() throws IOException {
                return source.length();
            }

            @Override
            public int read(long position, byte[] into, int offset, int count) throws IOException {
                source.seek(position);
                return source.read(into, offset, count);
            }
        };
    }

    /**
     * Returns how many frames the container holds.
     *
     * @return at least 1
     */
    public int frameCount() {
        return reader.frameCount();
    }

    /**
     * Returns the height of every frame.
     *
     * @return rows, at least 1
     */
    public int rows() {
        return reader.rows();
    }

    /**
     * Returns the width of every frame.
     *
     * @return columns, at least 1
     */
    public int columns() {
        return reader.columns();
    }

    /**
     * Returns FFmpeg's name of the compression.
     *
     * @return for example {@code h264} or {@code mjpeg}
     */
    public String codec() {
        return reader.codec();
    }

    /**
     * Returns when each frame is shown, as the container says.
     *
     * @return milliseconds after the first frame, ascending, one entry a frame; empty when the container does not say
     */
    public double[] frameTimesMs() {
        return reader.frameTimesMs();
    }

    /**
     * Decodes one frame to grey: luminance, black 0, white 255.
     *
     * @param frame 0 to {@link #frameCount()} - 1
     * @return one byte a pixel, rows top-down; the caller may change it
     * @throws ApicalException naming file and frame when the frame is damaged
     */
    public byte[] grey(int frame) throws ApicalException {
        return reader.grey(frame);
    }

    /**
     * Decodes one frame to colour.
     *
     * @param frame 0 to {@link #frameCount()} - 1
     * @return red, green and blue bytes of each pixel, rows top-down; the caller may change it
     * @throws ApicalException naming file and frame when the frame is damaged
     */
    public byte[] rgb(int frame) throws ApicalException {
        return reader.rgb(frame);
    }

    /** Frees the decoder; frames cannot be read afterwards. */
    @Override
    public void close() {
        reader.close();
        close(source);
    }

    private static void close(RandomAccessFile source) {
        if (source != null) {
            try {
                source.close();
            } catch (IOException e) {
                // A file that is only read loses nothing.
                return;
            }
        }
    }
}
