package org.apical.codecs.internal;

import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Copies the samples of a decoded picture out of native memory, as grey, as RGB or as they are. */
final class PictureCopy {
    /** As the ffmpeg program and OpenCV convert colours. */
    private static final int SCALING = swscale.SWS_BICUBIC;

    private PictureCopy() {
    }

    /** Returns how many samples a pixel has. */
    static int samplesPerPixel(AVFrame frame) {
        return avutil.av_pix_fmt_desc_get(frame.format()).nb_components();
    }

    /** Returns whether all samples have full resolution and lie in whole bytes. */
    static boolean isPlain(AVFrame frame) {
        AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(frame.format());
        long odd = avutil.AV_PIX_FMT_FLAG_BITSTREAM | avutil.AV_PIX_FMT_FLAG_HWACCEL | avutil.AV_PIX_FMT_FLAG_FLOAT
                | avutil.AV_PIX_FMT_FLAG_BE | avutil.AV_PIX_FMT_FLAG_PAL;
        return format.log2_chroma_w() == 0 && format.log2_chroma_h() == 0 && (format.flags() & odd) == 0;
    }

    /** Returns the bits of a sample. */
    static int depth(AVFrame frame) {
        return avutil.av_pix_fmt_desc_get(frame.format()).comp(0).depth();
    }

    /**
     * Reads one component.
     *
     * @param component 0 to 2, in the order R, G, B or Y, Cb, Cr
     * @param into receives the samples
     * @param first where the first sample goes
     * @param step the distance between samples in {@code into}
     */
    static void component(AVFrame frame, int component, int[] into, int first, int step) {
        AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(frame.format());
        AVComponentDescriptor part = format.comp(component);
        boolean wide = part.depth() + part.shift() > 8;
        int mask = (1 << part.depth()) - 1;
        int width = frame.width();
        byte[] row = new byte[(width - 1) * part.step() + part.offset() + (wide ? 2 : 1)];
        BytePointer plane = frame.data(part.plane());
        int target = first;
        for (int y = 0; y < frame.height(); y++) {
            plane.position((long) y * frame.linesize(part.plane())).get(row);
            int at = part.offset();
            for (int x = 0; x < width; x++) {
                int value = wide ? row[at] & 0xFF | (row[at + 1] & 0xFF) << 8 : row[at] & 0xFF;
                into[target] = value >> part.shift() & mask;
                target += step;
                at += part.step();
            }
        }
    }

    /** Returns the luminance of every pixel, 0 to 255 over the full range, rows top-down. */
    static byte[] grey(AVFrame frame) {
        AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(frame.format());
        long coded = avutil.AV_PIX_FMT_FLAG_RGB | avutil.AV_PIX_FMT_FLAG_PAL | avutil.AV_PIX_FMT_FLAG_BITSTREAM
                | avutil.AV_PIX_FMT_FLAG_FLOAT | avutil.AV_PIX_FMT_FLAG_BE;
        if ((format.flags() & coded) != 0) {
            return greyOfRgb(rgb(frame));
        }
        AVComponentDescriptor luma = format.comp(0);
        int[] table = greyTable(luma.depth(), isFullRange(frame, format));
        boolean wide = luma.depth() + luma.shift() > 8;
        byte[] grey = new byte[frame.width() * frame.height()];
        byte[] row = new byte[(frame.width() - 1) * luma.step() + luma.offset() + (wide ? 2 : 1)];
        BytePointer plane = frame.data(luma.plane());
        int target = 0;
        for (int y = 0; y < frame.height(); y++) {
            plane.position((long) y * frame.linesize(luma.plane())).get(row);
            for (int at = luma.offset(); at < row.length - (wide ? 1 : 0); at += luma.step()) {
                int value = wide ? row[at] & 0xFF | (row[at + 1] & 0xFF) << 8 : row[at] & 0xFF;
                grey[target++] = (byte) table[value >> luma.shift() & table.length - 1];
            }
        }
        return grey;
    }

    private static int[] greyTable(int depth, boolean full) {
        int[] table = new int[1 << depth];
        double unit = 1 << depth - 8;
        for (int i = 0; i < table.length; i++) {
            double grey = full ? i * 255.0 / (table.length - 1) : (i / unit - 16) * 255 / 219;
            table[i] = (int) Math.max(0, Math.min(255, Math.round(grey)));
        }
        return table;
    }

    private static boolean isFullRange(AVFrame frame, AVPixFmtDescriptor format) {
        String name = format.name().getString();
        return frame.color_range() == avutil.AVCOL_RANGE_JPEG || name.startsWith("yuvj") || name.startsWith("gray")
                && frame.color_range() != avutil.AVCOL_RANGE_MPEG || name.startsWith("ya");
    }

    private static byte[] greyOfRgb(byte[] rgb) {
        byte[] grey = new byte[rgb.length / 3];
        for (int i = 0; i < grey.length; i++) {
            int r = rgb[3 * i] & 0xFF;
            int g = rgb[3 * i + 1] & 0xFF;
            int b = rgb[3 * i + 2] & 0xFF;
            // ITU-R BT.601, as for all colour in Apical.
            grey[i] = (byte) ((299 * r + 587 * g + 114 * b + 500) / 1000);
        }
        return grey;
    }

    /** Returns red, green and blue of every pixel, rows top-down. */
    static byte[] rgb(AVFrame frame) {
        int width = frame.width();
        int height = frame.height();
        SwsContext scaling = swscale.sws_getContext(width, height, frame.format(), width, height,
                avutil.AV_PIX_FMT_RGB24, SCALING, null, null, (DoublePointer) null);
        AVFrame target = avutil.av_frame_alloc();
        if (scaling == null) {
            avutil.av_frame_free(target);
            throw new IllegalStateException("FFmpeg does not convert the picture's format " + frame.format() + ".");
        }
        try {
            boolean hd = frame.colorspace() == avutil.AVCOL_SPC_BT709;
            IntPointer from = swscale.sws_getCoefficients(hd ? swscale.SWS_CS_ITU709 : swscale.SWS_CS_ITU601);
            boolean full = isFullRange(frame, avutil.av_pix_fmt_desc_get(frame.format()));
            swscale.sws_setColorspaceDetails(scaling, from, full ? 1 : 0,
                    swscale.sws_getCoefficients(swscale.SWS_CS_ITU601), 1, 0, 1 << 16, 1 << 16);
            target.width(width).height(height).format(avutil.AV_PIX_FMT_RGB24);
            if (avutil.av_frame_get_buffer(target, 0) < 0) {
                throw new OutOfMemoryError("FFmpeg has no memory for a picture of " + width + " x " + height + ".");
            }
            swscale.sws_scale(scaling, new PointerPointer<>(frame.data()), frame.linesize(), 0, height,
                    new PointerPointer<>(target.data()), target.linesize());
            byte[] rgb = new byte[3 * width * height];
            BytePointer plane = target.data(0);
            for (int y = 0; y < height; y++) {
                plane.position((long) y * target.linesize(0)).get(rgb, 3 * width * y, 3 * width);
            }
            return rgb;
        } finally {
            avutil.av_frame_free(target);
            swscale.sws_freeContext(scaling);
        }
    }
}
