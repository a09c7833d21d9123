package org.apical.api.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;

class SafetensorsTest {

    @TempDir
    Path folder;

    @Test
    void givesBackWhatItWrote() throws ApicalException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("b", Tensor.of(new float[] {1, -2, Float.MIN_VALUE, Float.NaN, 3e38f, 0}, 2, 3));
        tensors.put("a", Tensor.of(new float[] {7}, 1));
        tensors.put("none", Tensor.zeros(0, 4));
        Path file = folder.resolve("sub/w.safetensors");
        Safetensors.write(file, tensors, Map.of("k", "v"));
        Safetensors.Content content = Safetensors.read(file);
        assertEquals(List.of("b", "a", "none"), List.copyOf(content.tensors().keySet()));
        assertEquals(tensors, content.tensors());
        assertEquals(Map.of("k", "v"), content.metadata());
        assertEquals(List.of("w.safetensors"), List.of(folder.resolve("sub").toFile().list()));
    }

    /** The bytes of the format's own description: header length, header, little-endian values. */
    @Test
    void readsAFileWrittenByHand() throws IOException, ApicalException {
        byte[] header = "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}"
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header).putFloat(1.5f).putFloat(-0.25f);
        Path file = folder.resolve("hand.safetensors");
        Files.write(file, bytes.array());
        assertArrayEquals(new float[] {1.5f, -0.25f}, Safetensors.read(file).tensors().get("x").data());
    }

    @Test
    void refusesDamagedFilesByName() throws IOException, ApicalException {
        Path file = folder.resolve("w.safetensors");
        Safetensors.write(file, Map.of("x", Tensor.zeros(100)), Map.of());
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 7, 8, 20, whole.length - 1}) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            ApicalException e = assertThrows(ApicalException.class, () -> Safetensors.read(file), "length " + length);
            assertEquals(ApicalException.Cause.BAD_INPUT, e.kind());
            assertTrue(e.getMessage().contains("w.safetensors"), e.getMessage());
        }
        byte[] hostile = whole.clone();
        hostile[6] = 0x7F;
        Files.write(file, hostile);
        assertThrows(ApicalException.class, () -> Safetensors.read(file));
        assertThrows(ApicalException.class, () -> Safetensors.read(folder.resolve("missing")));
    }
}
