package org.apical.codecs.internal;

import java.util.Set;
import org.apical.api.ApicalException;
import org.apical.codecs.FrameCodec;
import org.apical.codecs.FrameShape;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Decodes JPEG 2000 and High-Throughput JPEG 2000 with FFmpeg, and takes any complaint of it for damage.
 *
 * <p>The transforms of colours are undone.
 */
public final class FfmpegJpeg2000Codec implements FrameCodec {
    private static final Set<String> SYNTAXES = Set.of("1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91",
            "1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.202", "1.2.840.10008.1.2.4.203");
    /** The most samples that one byte of a stream may stand for; fewer where the picture is large. */
    private static final int LARGEST_GAIN = 1 << 16;
    private static final long LARGE_SAMPLES = 1L << 24;
    private static final int LARGE_GAIN = 256;

    @Override
    public String displayName() {
        return "FFmpeg's JPEG 2000 decoder";
    }

    @Override
    public boolean decodes(String transferSyntaxUid) {
        return SYNTAXES.contains(transferSyntaxUid);
    }

    @Override
    public byte[] decode(byte[] stream, FrameShape shape) throws ApicalException {
        StreamHeader header = Jpeg2000Markers.read(stream);
        header.check(shape);
        long gain = shape.samples() > LARGE_SAMPLES ? LARGE_GAIN : LARGEST_GAIN;
        if (shape.samples() > gain * (header.end() - header.start())) {
            throw Damage.of("The stream has " + (header.end() - header.start()) + " bytes, too few for "
                    + shape.columns() + " x " + shape.rows() + " pixels.");
        }
        Ffmpeg.load();
        Ffmpeg.clearReport();
        int[] samples = decode(stream, header);
        return SampleBytes.of(samples, header.precision(), shape);
    }

    private static int[] decode(byte[] stream, StreamHeader header) throws ApicalException {
        AVCodec codec = avcodec.avcodec_find_decoder(avcodec.AV_CODEC_ID_JPEG2000);
        AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
        AVPacket packet = avcodec.av_packet_alloc();
        AVFrame frame = avutil.av_frame_alloc();
        try {
            context.thread_count(1);
            // Decoders round their buffers up to whole blocks.
            context.max_pixels((header.columns() + 64L) * (header.rows() + 64L));
            context.err_recognition(avcodec.AV_EF_CRCCHECK | avcodec.AV_EF_BITSTREAM | avcodec.AV_EF_BUFFER
                    | avcodec.AV_EF_EXPLODE);
            check(avcodec.avcodec_open2(context, codec, (AVDictionary) null));
            int length = header.end() - header.start();
            check(avcodec.av_new_packet(packet, length));
            packet.data().put(stream, header.start(), length);
            check(avcodec.avcodec_send_packet(context, packet));
            int code = avcodec.avcodec_receive_frame(context, frame);
            if (code < 0) {
                avcodec.avcodec_send_packet(context, null);
                code = avcodec.avcodec_receive_frame(context, frame);
            }
            check(code);
            String report = Ffmpeg.report();
            if (!report.isEmpty() || frame.decode_error_flags() != 0
                    || (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0) {
                throw Damage.of("The stream is damaged (" + report + ").");
            }
            return samples(frame, header);
        } finally {
            avutil.av_frame_free(frame);
            avcodec.av_packet_free(packet);
            avcodec.avcodec_free_context(context);
        }
    }

    private static void check(int code) throws ApicalException {
        if (code < 0) {
            String report = Ffmpeg.report();
            throw Damage.of("The stream is damaged (" + (report.isEmpty() ? Ffmpeg.words(code) : report) + ").");
        }
    }

    private static int[] samples(AVFrame frame, StreamHeader header) throws ApicalException {
        if (frame.width() != header.columns() || frame.height() != header.rows()
                || PictureCopy.samplesPerPixel(frame) != header.components() || !PictureCopy.isPlain(frame)) {
            throw Damage.of("The stream decodes to another shape than it says.");
        }
        int[] samples = new int[header.rows() * header.columns() * header.components()];
        for (int i = 0; i < header.components(); i++) {
            PictureCopy.component(frame, i, samples, i, header.components());
        }
        // FFmpeg shifts samples up to the width of the picture's format, and level-shifts signed ones.
        int shift = PictureCopy.depth(frame) - header.precision();
        int offset = header.signed() ? 1 << header.precision() - 1 : 0;
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (samples[i] >> shift) - offset;
        }
        return samples;
    }
}
