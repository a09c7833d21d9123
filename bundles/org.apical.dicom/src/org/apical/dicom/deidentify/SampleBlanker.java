package org.apical.dicom.deidentify;

import org.apical.api.ApicalException;
import org.apical.dicom.DicomFrames;
import org.apical.dicom.Photometric;
import org.apical.dicom.PixelDescription;
import org.apical.dicom.StoredFrame;

/** Puts black where pixels must go, whatever black is in the samples, and clears bits that belong to no sample. */
final class SampleBlanker {
    private final DicomFrames frames;
    private final boolean[] kept;
    private final PixelDescription description;
    private int blackIndex = -1;

    SampleBlanker(DicomFrames frames, boolean[] kept) {
        this.frames = frames;
        this.kept = kept;
        this.description = frames.description();
    }

    /** Decodes a frame and blanks it; colours are RGB or YBR_FULL then, whatever the compression had made of them. */
    StoredFrame blanked(int index) throws ApicalException {
        StoredFrame stored = frames.read(index);
        if (stored.samplesPerPixel() == 3 && stored.photometric() != Photometric.RGB
                && stored.photometric() != Photometric.YBR_FULL) {
            boolean full = stored.photometric() == Photometric.YBR_FULL_422;
            stored = new StoredFrame(stored.rows(), stored.columns(), 3, 1, false,
                    full ? Photometric.YBR_FULL : Photometric.RGB, full ? stored.samples() : frames.rgb(index));
        }
        byte[] samples = stored.samples().clone();
        if (stored.bytesPerSample() == 2) {
            clearUnusedBits(samples, stored.signed());
        }
        byte[] black = black(stored, index);
        for (int i = 0; i < kept.length; i++) {
            if (!kept[i]) {
                System.arraycopy(black, 0, samples, i * black.length, black.length);
            }
        }
        return new StoredFrame(stored.rows(), stored.columns(), stored.samplesPerPixel(), stored.bytesPerSample(),
                stored.signed(), stored.photometric(), samples);
    }

    // Old scanners keep overlays in the bits above the samples (PS3.5 section 8.1.2).
    private void clearUnusedBits(byte[] samples, boolean signed) {
        int spare = 16 - description.bitsStored();
        for (int i = 0; spare > 0 && i + 1 < samples.length; i += 2) {
            int value = samples[i] & 0xFF | (samples[i + 1] & 0xFF) << 8;
            int used = signed ? (short) (value << spare) >> spare : (value << spare & 0xFFFF) >>> spare;
            samples[i] = (byte) used;
            samples[i + 1] = (byte) (used >> 8);
        }
    }

    private byte[] black(StoredFrame stored, int index) throws ApicalException {
        if (stored.samplesPerPixel() == 3) {
            return stored.photometric() == Photometric.RGB ? new byte[3] : new byte[] {0, (byte) 128, (byte) 128};
        }
        int bits = description.bitsStored();
        int value = stored.signed() ? -(1 << bits - 1) : 0;
        if (stored.photometric() == Photometric.MONOCHROME1) {
            value = stored.signed() ? (1 << bits - 1) - 1 : (1 << bits) - 1;
        } else if (stored.photometric() == Photometric.PALETTE_COLOR) {
            value = darkestIndex(stored, index);
        }
        return stored.bytesPerSample() == 1 ? new byte[] {(byte) value} : new byte[] {(byte) value,
            (byte) (value >> 8)};
    }

    /** Returns the index of the darkest colour that the pictures use, which is the ground that the sector lies on. */
    private int darkestIndex(StoredFrame stored, int index) throws ApicalException {
        if (blackIndex < 0) {
            byte[] bright = Brightness.of(frames.rgb(index));
            int darkest = 0;
            for (int i = 1; i < bright.length; i++) {
                darkest = (bright[i] & 0xFF) < (bright[darkest] & 0xFF) ? i : darkest;
            }
            blackIndex = stored.sample(darkest) & 0xFFFF;
        }
        return blackIndex;
    }
}
