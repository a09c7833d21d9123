package org.apical.dicom.internal;

import org.apical.dicom.DicomObject;
import org.apical.dicom.Photometric;
import org.apical.dicom.PixelDescription;
import org.apical.dicom.StoredFrame;
import org.apical.dicom.Tag;

/**
 * Maps monochrome samples to 8-bit grey, black to white, by one table for the whole file.
 *
 * <p>Samples of up to 8 bits keep their range. Larger ones go through the file's first window when it has one
 * (PS3.3 section C.11.2.1.2), else the whole range of BitsStored becomes 0 to 255; so frames stay comparable.
 */
public final class GreyScale {
    private final byte[] table;
    private final boolean identity;

    private GreyScale(byte[] table, boolean identity) {
        this.table = table;
        this.identity = identity;
    }

    /** Builds the table for a file. */
    public static GreyScale of(DicomObject o, PixelDescription d) {
        boolean inverse = d.photometric() == Photometric.MONOCHROME1;
        if (d.bitsStored() == 8 && d.bitsAllocated() == 8 && !d.signed() && !inverse) {
            return new GreyScale(new byte[0], true);
        }
        double slope = o.getDouble(Tag.RESCALE_SLOPE).orElse(1);
        double intercept = o.getDouble(Tag.RESCALE_INTERCEPT).orElse(0);
        double center = o.getDouble(Tag.WINDOW_CENTER).orElse(Double.NaN);
        double width = o.getDouble(Tag.WINDOW_WIDTH).orElse(Double.NaN);
        boolean window = d.bitsStored() > 8 && width > 1 && Double.isFinite(center) && Double.isFinite(width);
        int range = 1 << d.bitsStored();
        int lowest = d.signed() ? -range / 2 : 0;
        byte[] table = new byte[1 << d.bitsAllocated()];
        for (int bits = 0; bits < table.length; bits++) {
            int value = bits & range - 1;
            if (d.signed() && value >= range / 2) {
                value -= range;
            }
            double part = window ? (value * slope + intercept - center + 0.5) / (width - 1) + 0.5
                    : (value - lowest) / (range - 1.0);
            int grey = (int) Math.round(255 * Math.max(0, Math.min(1, part)));
            table[bits] = (byte) (inverse ? 255 - grey : grey);
        }
        return new GreyScale(table, false);
    }

    /** Maps a frame of one sample a pixel; may return the frame's own array. */
    public byte[] map(StoredFrame frame) {
        if (identity) {
            return frame.samples();
        }
        byte[] grey = new byte[frame.count()];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = table[frame.sample(i) & table.length - 1];
        }
        return grey;
    }
}
