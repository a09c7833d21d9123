package org.apical.api.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.Tensor;

/**
 * Reads and writes the safetensors format: eight bytes of header length, a JSON header, then the values, all little
 * endian. Only 32-bit floats are used.
 *
 * @since 1.0
 */
public final class Safetensors {

    private static final int MAX_HEADER_BYTES = 100_000_000;
    private static final String METADATA = "__metadata__";

    private Safetensors() {
    }

    /**
     * What a file holds.
     *
     * @param tensors the tensors by name, in the order of the file
     * @param metadata texts by name
     */
    public record Content(Map<String, Tensor> tensors, Map<String, String> metadata) {
    }

    /**
     * Writes a file: under another name first, then renamed, so that a file of that name is always whole.
     *
     * @param file the file to write or replace
     * @param tensors the tensors by name
     * @param metadata texts by name
     * @throws ApicalException when it cannot be written
     */
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata)
            throws ApicalException {
        JsonObject header = new JsonObject();
        if (!metadata.isEmpty()) {
            JsonObject texts = new JsonObject();
            metadata.forEach(texts::addProperty);
            header.add(METADATA, texts);
        }
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            long end = offset + 4L * entry.getValue().data().length;
            header.add(entry.getKey(), describe(entry.getValue(), offset, end));
            offset = end;
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 7) / 8 * 8;
        ByteBuffer head = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(padded).put(json);
        while (head.hasRemaining()) {
            head.put((byte) ' ');
        }
        AtomicFiles.write(file, channel -> {
            writeFully(channel, head.flip());
            for (Tensor tensor : tensors.values()) {
                ByteBuffer values = ByteBuffer.allocate(4 * tensor.data().length).order(ByteOrder.LITTLE_ENDIAN);
                values.asFloatBuffer().put(tensor.data());
                writeFully(channel, values);
            }
        });
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return what it holds
     * @throws ApicalException when it is missing, damaged or holds other than 32-bit floats
     */
    public static Content read(Path file) throws ApicalException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer length = readFully(channel, 8, file);
            long headerLength = length.getLong();
            if (headerLength < 2 || headerLength > MAX_HEADER_BYTES || headerLength > channel.size() - 8) {
                throw damaged(file, "header", "its header length is " + headerLength, null);
            }
            String json = StandardCharsets.UTF_8.decode(readFully(channel, (int) headerLength, file)).toString();
            JsonObject header = JsonParser.parseString(json).getAsJsonObject();
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            Map<String, String> metadata = new LinkedHashMap<>();
            for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
                JsonObject value = entry.getValue().getAsJsonObject();
                if (entry.getKey().equals(METADATA)) {
                    value.entrySet().forEach(text -> metadata.put(text.getKey(), text.getValue().getAsString()));
                } else {
                    tensors.put(entry.getKey(), tensor(channel, 8 + headerLength, entry.getKey(), value, file));
                }
            }
            return new Content(tensors, metadata);
        } catch (java.nio.file.NoSuchFileException e) {
            throw ApicalException.badInput(new Problem("The file does not exist.", file.toString(), "",
                    "Check the path of the run or model."), e);
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The file cannot be read: " + e.getMessage() + ".",
                    file.toString(), "", "Check the disk and the permissions."), e);
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException | NumberFormatException e) {
            throw damaged(file, "header", "its header is not the JSON it should be", e);
        }
    }

    private static JsonObject describe(Tensor tensor, long from, long to) {
        JsonObject entry = new JsonObject();
        entry.addProperty("dtype", "F32");
        JsonArray shape = new JsonArray();
        for (int size : tensor.shape()) {
            shape.add(size);
        }
        entry.add("shape", shape);
        JsonArray offsets = new JsonArray();
        offsets.add(from);
        offsets.add(to);
        entry.add("data_offsets", offsets);
        return entry;
    }

    private static Tensor tensor(FileChannel channel, long start, String name, JsonObject entry, Path file)
            throws IOException, ApicalException {
        if (!entry.has("dtype") || !entry.get("dtype").getAsString().equals("F32")) {
            throw damaged(file, name, "it does not hold 32-bit floats", null);
        }
        JsonArray sizes = entry.getAsJsonArray("shape");
        int[] shape = new int[sizes.size()];
        long length = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sizes.get(i).getAsInt();
            length = Math.multiplyExact(length, (long) shape[i]);
        }
        long from = entry.getAsJsonArray("data_offsets").get(0).getAsLong();
        long to = entry.getAsJsonArray("data_offsets").get(1).getAsLong();
        if (length < 0 || from < 0 || to - from != 4 * length || start + to > channel.size()) {
            throw damaged(file, name, "its shape and its place in the file do not agree", null);
        }
        channel.position(start + from);
        float[] data = new float[Math.toIntExact(length)];
        readFully(channel, Math.multiplyExact(4, data.length), file).asFloatBuffer().get(data);
        return new Tensor(shape, data);
    }

    private static ByteBuffer readFully(FileChannel channel, int bytes, Path file)
            throws IOException, ApicalException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw damaged(file, "", "it ends too early", null);
            }
        }
        return buffer.flip();
    }

    private static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static ApicalException damaged(Path file, String place, String what, Throwable cause) {
        return ApicalException.badInput(new Problem("This is not a whole safetensors file: " + what + ".",
                file.toString(), place, "Use another copy of the model."), cause);
    }
}
