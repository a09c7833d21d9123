package org.apical.dicom.web;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomWriter;
import org.apical.dicom.Tag;
import org.apical.dicom.TransferSyntax;
import org.apical.dicom.Vr;

/** Fetches metadata and frames as they are stored, and makes a file of them (PS3.18, sections 10.4.1.1.6 and F). */
final class FrameRetrieval {
    private static final String ACCEPT = "multipart/related; type=\"application/octet-stream\"; transfer-syntax=*";
    private static final String ACCEPT_BULK = "multipart/related; type=\"application/octet-stream\"; "
            + "transfer-syntax=*, application/octet-stream, */*";
    private static final Pattern SYNTAX = Pattern.compile("(?i)transfer-syntax\\s*=\\s*\"?\\s*([0-9.]+)");
    private static final int AVAILABLE_SYNTAX = 0x00083002;
    private static final int FRAMES_AT_ONCE = 32;
    private static final int MOST_FRAMES = 100_000;

    private final WebTransport transport;
    private final Progress progress;

    /** Some frames, and the transfer syntax that their reply named, or an empty string. */
    private record Frames(List<byte[]> frames, String syntax, String mediaType) {
    }

    FrameRetrieval(WebTransport transport, Progress progress) {
        this.transport = transport;
        this.progress = progress;
    }

    void fetch(InstanceAddress place, Path file) throws ApicalException {
        DicomJson.Dataset metadata = DicomWebClient.metadata(transport, place);
        DicomObject object = metadata.object();
        if (!object.getString(Tag.SOP_INSTANCE_UID).orElse("").equals(place.instance())) {
            throw wrong(place, "The metadata are those of another instance.");
        }
        fetchBulk(place, metadata);
        if (object.getString(Tag.PHOTOMETRIC_INTERPRETATION).orElse("").startsWith("PALETTE")
                && !object.contains(Tag.RED_PALETTE_DESCRIPTOR)) {
            throw wrong(place, "The metadata lack the colour tables that the frames need.");
        }
        int count = DicomWebClient.frames(object);
        if (count > MOST_FRAMES) {
            throw wrong(place, "The metadata name " + count + " frames, which cannot be.");
        }
        List<byte[]> frames = new ArrayList<>();
        Frames last = null;
        for (int from = 1; from <= count; from += FRAMES_AT_ONCE) {
            progress.checkCancelled();
            last = frames(place, from, Math.min(count, from + FRAMES_AT_ONCE - 1));
            frames.addAll(last.frames());
        }
        TransferSyntax syntax = syntax(place, object, last);
        requireLittleEndian(place, object, syntax);
        if (!syntax.isEncapsulated()) {
            requireNativeLength(place, object, frames);
        }
        try {
            DicomWriter.write(file, object, syntax.isEncapsulated() ? syntax : TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
                    frames);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        }
    }

    private Frames frames(InstanceAddress place, int from, int to) throws ApicalException {
        String numbers = IntStream.rangeClosed(from, to).mapToObj(Integer::toString).collect(Collectors.joining(","));
        return transport.get(place.path() + "/frames/" + numbers, Map.of(), ACCEPT, reply -> {
            Statuses.requireOk(reply);
            String boundary = MultipartFile.boundary(reply.contentType());
            if (boundary.isEmpty()) {
                if (to > from || reply.mediaType().startsWith("text/")) {
                    throw Statuses.unexpected(reply, "frames");
                }
                return new Frames(List.of(Files.readAllBytes(reply.body())), named(reply.contentType()),
                        reply.mediaType());
            }
            List<MultipartFile.Part> parts = MultipartFile.parts(reply.body(), boundary);
            if (parts.size() != to - from + 1) {
                throw new EOFException("the reply holds " + parts.size() + " frames instead of " + (to - from + 1));
            }
            List<byte[]> frames = new ArrayList<>();
            for (MultipartFile.Part part : parts) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                part.copyTo(bytes);
                frames.add(bytes.toByteArray());
            }
            String type = parts.get(0).contentType();
            String syntax = named(type).isEmpty() ? named(reply.contentType()) : named(type);
            return new Frames(frames, syntax, type.split(";", 2)[0].strip());
        });
    }

    private static String named(String contentType) {
        Matcher matcher = SYNTAX.matcher(contentType);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The reply says it, or the server's index, or the media type. */
    private TransferSyntax syntax(InstanceAddress place, DicomObject object, Frames frames) throws ApicalException {
        List<String> available = object.getStrings(AVAILABLE_SYNTAX);
        String uid = !frames.syntax().isEmpty() ? frames.syntax() : available.size() == 1 ? available.get(0)
                : switch (frames.mediaType()) {
                    case "image/jpeg" -> startsWithBaseline(frames.frames().get(0))
                            ? TransferSyntax.JPEG_BASELINE.uid() : TransferSyntax.JPEG_LOSSLESS_SV1.uid();
                    case "image/dicom-rle" -> TransferSyntax.RLE.uid();
                    case "image/jls" -> TransferSyntax.JPEG_LS.uid();
                    case "image/jp2" -> TransferSyntax.JPEG_2000_LOSSLESS.uid();
                    default -> TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid();
                };
        TransferSyntax syntax = TransferSyntax.of(uid);
        if (syntax == null) {
            throw wrong(place, "The frames are in the unknown transfer syntax " + uid + ".");
        }
        return syntax;
    }

    /** Finds the frame header of baseline JPEG, SOF0 (ITU-T T.81, table B.1). */
    private static boolean startsWithBaseline(byte[] jpeg) {
        for (int i = 2; i + 3 < jpeg.length && (jpeg[i] & 0xFF) == 0xFF;) {
            int marker = jpeg[i + 1] & 0xFF;
            if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                return marker == 0xC0;
            }
            i += 2 + ((jpeg[i + 2] & 0xFF) << 8 | jpeg[i + 3] & 0xFF);
        }
        return false;
    }

    private void requireLittleEndian(InstanceAddress place, DicomObject object, TransferSyntax syntax)
            throws ApicalException {
        if (syntax.isBigEndian() && object.getInt(Tag.BITS_ALLOCATED).orElse(8) > 8) {
            throw wrong(place, "The frames are stored in big endian order.");
        }
    }

    private void requireNativeLength(InstanceAddress place, DicomObject object, List<byte[]> frames)
            throws ApicalException {
        long length = (long) object.getInt(Tag.ROWS).orElse(0) * object.getInt(Tag.COLUMNS).orElse(0)
                * object.getInt(Tag.SAMPLES_PER_PIXEL).orElse(1)
                * ((object.getInt(Tag.BITS_ALLOCATED).orElse(8) + 7) / 8);
        if ("YBR_FULL_422".equals(object.getString(Tag.PHOTOMETRIC_INTERPRETATION).orElse(""))) {
            length = length / 3 * 2;
        }
        for (int i = 0; i < frames.size(); i++) {
            byte[] frame = frames.get(i);
            if (frame.length == length + 1 && length % 2 == 1) {
                frames.set(i, java.util.Arrays.copyOf(frame, (int) length));
            } else if (frame.length != length) {
                throw wrong(place, "Frame " + (i + 1) + " has " + frame.length + " bytes instead of " + length + ".");
            }
        }
    }

    /** Palettes and other long values stand apart from the metadata; the pixels do too, but come as frames. */
    private void fetchBulk(InstanceAddress place, DicomJson.Dataset metadata) throws ApicalException {
        for (Map.Entry<Integer, String> entry : metadata.bulk().entrySet()) {
            int tag = entry.getKey();
            Vr vr = metadata.object().get(tag).vr();
            if (tag == Tag.PIXEL_DATA) {
                metadata.object().remove(tag);
                continue;
            }
            byte[] bytes = transport.getBulk(entry.getValue(), place.path() + "/metadata", ACCEPT_BULK, reply -> {
                Statuses.requireOk(reply);
                String boundary = MultipartFile.boundary(reply.contentType());
                if (boundary.isEmpty()) {
                    return Files.readAllBytes(reply.body());
                }
                List<MultipartFile.Part> parts = MultipartFile.parts(reply.body(), boundary);
                if (parts.isEmpty()) {
                    throw new EOFException("the reply holds no part");
                }
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                parts.get(0).copyTo(out);
                return out.toByteArray();
            });
            metadata.object().putBytes(tag, vr, bytes);
        }
    }

    private ApicalException wrong(InstanceAddress place, String message) {
        return ApicalException.badInput(new Problem(message, transport.address() + place.path(), "",
                "Try retrieve=instances."));
    }
}
