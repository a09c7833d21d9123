package org.apical.codecs.internal;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.codecs.ByteInput;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/** One open container with the decoder of its first video stream, read from the front. Used by one thread at a time. */
final class VideoStream implements Runnable {

    /** Containers that hold pictures themselves; lists and scripts that name other files are not among them. */
    private static final String CONTAINERS = "avi,mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mpeg,mpegts,mpegvideo,h264,"
            + "hevc,m4v,asf,flv,ogg,ivf,mxf,nut,dv,mjpeg";
    private static final int AGAIN = org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN();
    private static final long MOST_PIXELS = 1L << 26;

    private final InputBridge bridge;
    private AVFormatContext format;
    private AVCodecContext decoder;
    private AVPacket packet;
    private AVFrame frame;
    private int stream;
    private boolean drained;

    private VideoStream(InputBridge bridge) {
        this.bridge = bridge;
    }

    /** Opens the input; FFmpeg must be loaded. */
    static VideoStream open(ByteInput input) throws ApicalException {
        VideoStream opened = new VideoStream(new InputBridge(input));
        boolean done = false;
        try {
            opened.openContainer();
            opened.openDecoder();
            done = true;
            return opened;
        } finally {
            if (!done) {
                opened.run();
            }
        }
    }

    private void openContainer() throws ApicalException {
        Ffmpeg.clearReport();
        AVFormatContext fresh = avformat.avformat_alloc_context();
        fresh.pb(bridge.context());
        AVDictionary options = new AVDictionary(null);
        avutil.av_dict_set(options, "format_whitelist", CONTAINERS, 0);
        avutil.av_dict_set(options, "protocol_whitelist", "", 0);
        avutil.av_dict_set(options, "max_streams", "64", 0);
        // FFmpeg frees the context itself when it cannot open the input.
        int code = avformat.avformat_open_input(fresh, (String) null, null, options);
        avutil.av_dict_free(options);
        if (code < 0) {
            throw refuse("The file is no video that FFmpeg knows", code);
        }
        format = fresh;
        code = avformat.avformat_find_stream_info(format, (AVDictionary) null);
        if (code < 0) {
            throw refuse("The video is damaged at its start", code);
        }
        stream = avformat.av_find_best_stream(format, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        if (stream < 0) {
            throw ApicalException.badInput(Problem.of("The file has no moving picture.", "Choose a video."));
        }
        for (int i = 0; i < format.nb_streams(); i++) {
            if (i != stream) {
                format.streams(i).discard(avcodec.AVDISCARD_ALL);
            }
        }
    }

    private void openDecoder() throws ApicalException {
        AVStream track = format.streams(stream);
        int width = track.codecpar().width();
        int height = track.codecpar().height();
        if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
            throw ApicalException.badInput(Problem.of("The video says that its frames have " + height + " rows and "
                    + width + " columns.", "Export the video again from its source."));
        }
        AVCodec codec = avcodec.avcodec_find_decoder(track.codecpar().codec_id());
        if (codec == null) {
            throw ApicalException.badInput(Problem.of("FFmpeg has no decoder for the video's compression.",
                    "Convert the video to MPEG-4 AVC/H.264 or Motion JPEG."));
        }
        decoder = avcodec.avcodec_alloc_context3(codec);
        avcodec.avcodec_parameters_to_context(decoder, track.codecpar());
        decoder.pkt_timebase(track.time_base());
        decoder.thread_count(1);
        decoder.max_pixels(MOST_PIXELS);
        decoder.err_recognition(avcodec.AV_EF_CRCCHECK | avcodec.AV_EF_EXPLODE);
        int code = avcodec.avcodec_open2(decoder, codec, (AVDictionary) null);
        if (code < 0) {
            throw refuse("The video's decoder does not start", code);
        }
        packet = avcodec.av_packet_alloc();
        frame = avutil.av_frame_alloc();
    }

    private static ApicalException refuse(String what, int code) {
        String report = Ffmpeg.report();
        return ApicalException.badInput(Problem.of(what + ": " + (report.isEmpty() ? Ffmpeg.words(code) : report) + ".",
                "Export the video again from its source."));
    }

    int rows() {
        return format.streams(stream).codecpar().height();
    }

    int columns() {
        return format.streams(stream).codecpar().width();
    }

    String codecName() {
        return avcodec.avcodec_get_name(format.streams(stream).codecpar().codec_id()).getString();
    }

    /** The unit of time stamps, in milliseconds. */
    double unitMs() {
        AVStream track = format.streams(stream);
        return 1000.0 * track.time_base().num() / track.time_base().den();
    }

    /** The time between frames in milliseconds as the container states it, or 0. */
    double statedFrameTimeMs() {
        AVStream track = format.streams(stream);
        int num = track.avg_frame_rate().num();
        return num <= 0 ? 0 : 1000.0 * track.avg_frame_rate().den() / num;
    }

    /** Whether stepping to a time stamp lands at or before it, so that frames can be told apart by their stamps. */
    boolean seeksWell() {
        String name = format.iformat().name().getString();
        return name.startsWith("mov") || name.startsWith("matroska") || name.equals("avi");
    }

    /** Reads the next packet of the video: returns whether there was one. Its fields are in {@link #packet()}. */
    boolean nextPacket() {
        while (true) {
            avcodec.av_packet_unref(packet);
            int code = avformat.av_read_frame(format, packet);
            if (code < 0) {
                return false;
            }
            if (packet.stream_index() == stream && packet.size() > 0) {
                return true;
            }
        }
    }

    AVPacket packet() {
        return packet;
    }

    /** Steps to the key frame at or before a time stamp; returns whether the container could. */
    boolean seek(long stamp) {
        if (avformat.av_seek_frame(format, stream, stamp, avformat.AVSEEK_FLAG_BACKWARD) < 0) {
            return false;
        }
        avcodec.avcodec_flush_buffers(decoder);
        drained = false;
        return true;
    }

    /**
     * Decodes the next frame in the order of display.
     *
     * @return the frame, valid until the next call, or {@code null} at the end
     * @throws ApicalException when a packet is damaged; the next call goes on behind it
     */
    AVFrame nextFrame() throws ApicalException {
        while (true) {
            avutil.av_frame_unref(frame);
            int code = avcodec.avcodec_receive_frame(decoder, frame);
            if (code == 0) {
                return frame;
            }
            if (code == avutil.AVERROR_EOF) {
                return null;
            }
            if (code != AGAIN) {
                throw refuse("The video is damaged", code);
            }
            if (drained) {
                return null;
            }
            Ffmpeg.clearReport();
            drained = !nextPacket();
            code = avcodec.avcodec_send_packet(decoder, drained ? null : packet);
            if (code < 0 && code != avutil.AVERROR_EOF && code != AGAIN) {
                throw refuse("The video is damaged", code);
            }
        }
    }

    /** Frees everything; nothing may be called afterwards. */
    @Override
    public void run() {
        free(packet, () -> avcodec.av_packet_free(packet));
        free(frame, () -> avutil.av_frame_free(frame));
        free(decoder, () -> avcodec.avcodec_free_context(decoder));
        free(format, () -> avformat.avformat_close_input(format));
        packet = null;
        frame = null;
        decoder = null;
        format = null;
        bridge.close();
    }

    private static void free(Pointer pointer, Runnable how) {
        if (pointer != null && !pointer.isNull()) {
            how.run();
        }
    }
}
