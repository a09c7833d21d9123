package org.apical.dicom.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of several parts as servers write them. */
class MultipartFileTest {
    @TempDir
    Path folder;

    private List<MultipartFile.Part> parts(byte[] message, String boundary) throws IOException {
        return MultipartFile.parts(Files.write(folder.resolve("message"), message), boundary);
    }

    private static byte[] content(MultipartFile.Part part) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        part.copyTo(out);
        return out.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void boundariesAreFoundHoweverTheyAreWritten() {
        assertEquals("abc", MultipartFile.boundary("multipart/related; type=\"application/dicom\"; boundary=abc"));
        assertEquals("a b", MultipartFile.boundary("multipart/related; BOUNDARY=\"a b\"; type=x"));
        assertEquals("x-1", MultipartFile.boundary("multipart/related;boundary=x-1;type=application/dicom"));
        assertEquals("b", MultipartFile.boundary("multipart/related; type=\"image/jpeg; transfer-syntax=1.2\"; "
                + "boundary = b"));
        assertEquals("", MultipartFile.boundary("application/dicom"));
    }

    @Test
    void partsAreReadWithPreamblesAndBareLineFeeds() throws IOException {
        List<MultipartFile.Part> parts = parts(text("hello\r\n--b\r\nContent-Type: a/b; x=1\r\n\r\none\r\n--b\n"
                + "\n\ntwo\n--b--\r\nbye"), "b");
        assertEquals(2, parts.size());
        assertEquals("a/b; x=1", parts.get(0).contentType());
        assertArrayEquals(text("one"), content(parts.get(0)));
        assertArrayEquals(text("\ntwo"), content(parts.get(1)));
        assertEquals(List.of(), parts(text("--b--"), "b"));
        assertArrayEquals(new byte[0], content(parts(text("--b\r\n\r\n\r\n--b--"), "b").get(0)));
    }

    @Test
    void aLengthSavesContentThatLooksLikeABoundary() throws IOException {
        byte[] inner = text("before\r\n--b\r\nafter");
        byte[] message = text("--b\r\nContent-Length: " + inner.length + "\r\n\r\n" + new String(inner,
                StandardCharsets.ISO_8859_1) + "\r\n--b--\r\n");
        List<MultipartFile.Part> parts = parts(message, "b");
        assertEquals(1, parts.size());
        assertArrayEquals(inner, content(parts.get(0)));
        List<MultipartFile.Part> wrong = parts(text("--b\r\nContent-Length: 99\r\n\r\nshort\r\n--b--"), "b");
        assertArrayEquals(text("short"), content(wrong.get(0)), "A wrong length does not matter.");
    }

    @Test
    void everyCutMessageIsNoticedAndLargePartsComeWhole() throws IOException {
        byte[] large = new byte[200_001];
        new Random(1).nextBytes(large);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(text("--long-boundary\r\nContent-Type: application/dicom\r\n\r\n"));
        message.writeBytes(large);
        message.writeBytes(text("\r\n--long-boundary--"));
        byte[] whole = message.toByteArray();
        assertArrayEquals(large, content(parts(whole, "long-boundary").get(0)));
        Random random = new Random(2);
        for (int i = 0; i < 60; i++) {
            int length = i < 40 ? whole.length - 1 - i : random.nextInt(whole.length);
            assertThrows(EOFException.class, () -> parts(Arrays.copyOf(whole, length), "long-boundary"),
                    () -> "cut at " + length);
        }
    }
}
