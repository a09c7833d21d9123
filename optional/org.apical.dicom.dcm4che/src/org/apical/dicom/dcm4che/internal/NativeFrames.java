package org.apical.dicom.dcm4che.internal;

import java.util.List;
import java.util.OptionalInt;
import org.apical.api.ApicalException;
import org.apical.dicom.DicomFile;
import org.apical.dicom.DicomFrames;
import org.apical.dicom.Photometric;
import org.apical.dicom.PixelDescription;
import org.apical.dicom.StoredFrame;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;

/** Compares the samples of frames that are not compressed. */
final class NativeFrames {
    private NativeFrames() {
    }

    /** Returns how many frames were compared, or nothing when they are compressed or share chroma. */
    static OptionalInt compare(DicomFile ours, DicomFrames frames, Attributes theirs, List<String> differences)
            throws ApicalException {
        if (ours.transferSyntax().isEncapsulated()) {
            return OptionalInt.empty();
        }
        PixelDescription d = frames.description();
        byte[] stored = theirs.getSafeBytes(Tag.PixelData);
        if (stored == null || d.photometric() == Photometric.YBR_FULL_422) {
            return OptionalInt.empty();
        }
        int held = (int) Math.min(d.frames(), stored.length / d.nativeFrameBytes());
        if (held != frames.count()) {
            differences.add("pixel data hold " + frames.count() + " frames and " + held);
        }
        int compared = Math.min(held, frames.count());
        for (int frame = 0; frame < compared; frame++) {
            long wrong = wrong(frames.read(frame), d, stored, (int) (frame * d.nativeFrameBytes()),
                    theirs.bigEndian());
            if (wrong > 0) {
                differences.add("frame " + (frame + 1) + ": " + wrong + " samples differ");
            }
        }
        return OptionalInt.of(compared);
    }

    private static long wrong(StoredFrame frame, PixelDescription d, byte[] other, int offset, boolean bigEndian) {
        int mask = (1 << d.bitsStored()) - 1;
        int pixels = d.rows() * d.columns();
        long wrong = 0;
        for (int i = 0; i < frame.count(); i++) {
            int pixel = i / d.samplesPerPixel();
            int colour = i % d.samplesPerPixel();
            int at = d.planar() ? colour * pixels + pixel : i;
            int sample;
            if (d.bytesPerSample() == 1) {
                sample = other[offset + at] & 0xFF;
            } else {
                int low = other[offset + 2 * at + (bigEndian ? 1 : 0)] & 0xFF;
                int high = other[offset + 2 * at + (bigEndian ? 0 : 1)] & 0xFF;
                sample = high << 8 | low;
            }
            wrong += (sample & mask) == (frame.sample(i) & mask) ? 0 : 1;
        }
        return wrong;
    }
}
