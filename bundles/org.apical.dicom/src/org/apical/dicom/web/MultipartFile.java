package org.apical.dicom.web;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a multipart/related message in a file (RFC 2046, section 5.1), read without holding it in memory.
 *
 * <p>Lenient where servers are: bare line feeds, a preamble, quoted or unquoted parameters in any order. Strict about
 * the end: a message without its closing boundary was cut.
 */
final class MultipartFile {
    private static final Pattern BOUNDARY = Pattern.compile(
            "(?i)(?:^|[;\\s])boundary\\s*=\\s*(?:\"([^\"]+)\"|([^;\\s\"]+))");
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_HEADERS = 1 << 16;

    /** A part: its headers by lower-case name, and where its content lies. */
    record Part(Path file, Map<String, String> headers, long offset, long length) {
        String contentType() {
            return headers.getOrDefault("content-type", "");
        }

        void copyTo(OutputStream out) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
                for (long at = offset; at < offset + length;) {
                    buffer.clear().limit((int) Math.min(CHUNK, offset + length - at));
                    int got = channel.read(buffer, at);
                    if (got < 0) {
                        throw new EOFException("The reply ended early.");
                    }
                    out.write(buffer.array(), 0, got);
                    at += got;
                }
            }
        }
    }

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private final byte[] delimiter;

    private MultipartFile(Path file, FileChannel channel, String boundary) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
        this.delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns the boundary that a content type names, or an empty string. */
    static String boundary(String contentType) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        return !matcher.find() ? "" : matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    }

    /**
     * Reads where the parts are.
     *
     * @throws EOFException when the message was cut
     */
    static List<Part> parts(Path file, String boundary) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new MultipartFile(file, channel, boundary).read();
        }
    }

    private List<Part> read() throws IOException {
        List<Part> parts = new ArrayList<>();
        long at = start();
        while (true) {
            byte[] next = bytes(at + delimiter.length, 2);
            if (next.length == 2 && next[0] == '-' && next[1] == '-') {
                return parts;
            }
            long headers = lineEnd(at + delimiter.length);
            Map<String, String> named = new LinkedHashMap<>();
            long content = readHeaders(headers, named);
            long end = end(content, named);
            parts.add(new Part(file, named, content, Math.max(0, lineStart(end) - content)));
            at = end;
        }
    }

    private long start() throws IOException {
        if (matches(0)) {
            return 0;
        }
        return find(0);
    }

    /** Returns where the delimiter after a part's content begins; a length that the part names is tried first. */
    private long end(long content, Map<String, String> headers) throws IOException {
        String length = headers.getOrDefault("content-length", "");
        if (length.matches("[0-9]{1,15}")) {
            long after = content + Long.parseLong(length);
            for (int lineBreak = 1; lineBreak <= 2; lineBreak++) {
                byte[] last = bytes(after + lineBreak - 1, 1);
                if (last.length == 1 && last[0] == '\n' && matches(after + lineBreak)) {
                    return after + lineBreak;
                }
            }
        }
        return matches(content) ? content : find(content - 1);
    }

    /** Steps back over the line break before a delimiter, which belongs to the delimiter. */
    private long lineStart(long delimiterAt) throws IOException {
        byte[] before = bytes(delimiterAt - 2, 2);
        if (before.length == 2 && before[1] == '\n') {
            return delimiterAt - (before[0] == '\r' ? 2 : 1);
        }
        return delimiterAt;
    }

    private long lineEnd(long from) throws IOException {
        byte[] bytes = bytes(from, 1024);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return from + i + 1;
            }
        }
        throw cut();
    }

    private long readHeaders(long from, Map<String, String> headers) throws IOException {
        byte[] bytes = bytes(from, LONGEST_HEADERS);
        int line = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') {
                continue;
            }
            String text = new String(bytes, line, i - line, StandardCharsets.ISO_8859_1).strip();
            line = i + 1;
            if (text.isEmpty()) {
                return from + line;
            }
            int colon = text.indexOf(':');
            if (colon > 0) {
                headers.put(text.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        text.substring(colon + 1).strip());
            }
        }
        throw cut();
    }

    private boolean matches(long at) throws IOException {
        return java.util.Arrays.equals(bytes(at, delimiter.length), delimiter);
    }

    /** Returns where the next delimiter that begins a line stands. */
    private long find(long from) throws IOException {
        int reach = delimiter.length + 1;
        byte[] chunk = new byte[0];
        for (long at = Math.max(0, from); at + reach <= size; at += Math.max(1, chunk.length - reach + 1)) {
            chunk = bytes(at, CHUNK + reach);
            for (int i = 0; i + reach <= chunk.length; i++) {
                if (chunk[i] == '\n' && chunk[i + 1] == '-' && delimiterAt(chunk, i + 1)) {
                    return at + i + 1;
                }
            }
        }
        throw cut();
    }

    private boolean delimiterAt(byte[] chunk, int at) {
        for (int i = 0; i < delimiter.length; i++) {
            if (chunk[at + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    private byte[] bytes(long at, int most) throws IOException {
        if (at < 0 || at >= size) {
            return new byte[0];
        }
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(most, size - at));
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
            continue;
        }
        return buffer.array();
    }

    private static EOFException cut() {
        return new EOFException("the reply of several parts ends before its closing boundary");
    }
}
