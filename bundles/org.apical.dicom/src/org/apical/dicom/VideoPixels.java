package org.apical.dicom;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.codecs.VideoFile;

/**
 * Pixel data that are one video stream, decoded frame by frame.
 *
 * <p>A decoder takes native memory, so that only the files read last keep theirs.
 */
final class VideoPixels {
    private static final int MOST_OPEN = 8;
    private static final Set<VideoPixels> OPEN = new LinkedHashSet<>();

    private final FragmentInput input;
    private final String file;
    private final PixelDescription description;
    private final ReentrantLock lock = new ReentrantLock();
    private VideoFile video;
    private int count;

    private VideoPixels(DicomFile file, PixelData pixels, PixelDescription description) {
        this.input = new FragmentInput(pixels);
        this.file = file.path().toString();
        this.description = description;
    }

    /**
     * Opens the video to see how many frames it has, without decoding any.
     *
     * @throws ApicalException when it is no video, or of another size than the header says
     */
    static VideoPixels of(DicomFile file, PixelData pixels, PixelDescription d, Consumer<String> problems)
            throws ApicalException {
        VideoPixels opened = new VideoPixels(file, pixels, d);
        try (VideoFile video = VideoFile.open(opened.input, opened.file)) {
            if (video.rows() != d.rows() || video.columns() != d.columns()) {
                throw ApicalException.badInput(new Problem("The video holds " + video.columns() + " x " + video.rows()
                        + " pixels, the header says " + d.columns() + " x " + d.rows() + ".", opened.file, "pixel data",
                        "Export the file again from its source."));
            }
            if (video.frameCount() != d.frames()) {
                problems.accept("The header promises " + d.frames() + " frames, the pixel data hold "
                        + video.frameCount() + ".");
            }
            opened.count = Math.min(video.frameCount(), d.frames());
        }
        return opened;
    }

    int count() {
        return count;
    }

    /** Decodes a frame to RGB, or to grey where the header says one sample a pixel. */
    StoredFrame read(int frame) throws ApicalException {
        boolean grey = description.samplesPerPixel() == 1;
        byte[] samples;
        lock.lock();
        try {
            samples = grey ? video().grey(frame) : video().rgb(frame);
        } finally {
            lock.unlock();
        }
        return new StoredFrame(description.rows(), description.columns(), description.samplesPerPixel(), 1, false,
                grey ? description.photometric() : Photometric.RGB, samples);
    }

    /** Decodes a frame to luminance. */
    byte[] grey(int frame) throws ApicalException {
        lock.lock();
        try {
            return video().grey(frame);
        } finally {
            lock.unlock();
        }
    }

    private VideoFile video() throws ApicalException {
        if (video == null) {
            video = VideoFile.open(input, file);
        }
        synchronized (OPEN) {
            OPEN.remove(this);
            OPEN.add(this);
            if (OPEN.size() > MOST_OPEN) {
                OPEN.removeIf(other -> OPEN.size() > MOST_OPEN && other != this && other.closeUnlessBusy());
            }
        }
        return video;
    }

    private boolean closeUnlessBusy() {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            if (video != null) {
                video.close();
                video = null;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
