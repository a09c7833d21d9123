package org.apical.api.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;

/**
 * Reads and writes networks as JSON that any language can read.
 *
 * <p>{@code {"apicalNetwork": 1, "name": ..., "input": [channels, ...], "nodes": [{"name": ..., "operation":
 * "convolution", "inputs": [...], ...}]}}; the keys of an operation are the components of its record in
 * {@link Operation}.
 *
 * @since 1.0
 */
public final class NetworkJson {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private static final Map<String, Class<? extends Operation>> OPERATIONS = Stream.of(Operation.Convolution.class,
            Operation.TransposedConvolution.class, Operation.BatchNorm.class, Operation.Activation.class,
            Operation.Pool.class, Operation.GlobalPool.class, Operation.Dense.class, Operation.Dropout.class,
            Operation.Flatten.class, Operation.Add.class, Operation.Concatenate.class, Operation.Upsample.class)
            .collect(Collectors.toMap(NetworkJson::word, type -> type, (a, b) -> a, LinkedHashMap::new));

    private NetworkJson() {
    }

    /**
     * Writes a network.
     *
     * @param network the network
     * @param file the file to write or replace
     * @throws ApicalException when it cannot be written
     */
    public static void write(Network network, Path file) throws ApicalException {
        AtomicFiles.writeText(file, toJson(network) + "\n");
    }

    /**
     * Reads a network.
     *
     * @param file the file
     * @return the network
     * @throws ApicalException when the file is missing or does not describe a network
     */
    public static Network read(Path file) throws ApicalException {
        try {
            return fromJson(Files.readString(file));
        } catch (java.nio.file.NoSuchFileException e) {
            throw ApicalException.badInput(new Problem("The file does not exist.", file.toString(), "",
                    "Check the path of the run or model."), e);
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The file cannot be read.", file.toString(), "",
                    "Check the disk and the permissions."), e);
        } catch (IllegalArgumentException e) {
            throw ApicalException.badInput(new Problem("The file does not describe a network: " + e.getMessage(),
                    file.toString(), "", "Use another copy of the model."), e);
        }
    }

    /**
     * Returns a network as JSON text.
     *
     * @param network the network
     * @return the text
     */
    public static String toJson(Network network) {
        JsonObject root = new JsonObject();
        root.addProperty("apicalNetwork", 1);
        root.addProperty("name", network.name());
        root.add("input", GSON.toJsonTree(network.input().sizes()));
        JsonArray nodes = new JsonArray();
        for (Node node : network.nodes()) {
            JsonObject entry = new JsonObject();
            entry.addProperty("name", node.name());
            entry.addProperty("operation", word(node.operation().getClass()));
            entry.add("inputs", GSON.toJsonTree(node.inputs()));
            GSON.toJsonTree(node.operation()).getAsJsonObject().entrySet()
                    .forEach(component -> entry.add(component.getKey(), component.getValue()));
            nodes.add(entry);
        }
        root.add("nodes", nodes);
        return GSON.toJson(root);
    }

    /**
     * Reads a network from JSON text; its shapes are checked as when it was built.
     *
     * @param json the text
     * @return the network
     * @throws IllegalArgumentException when the text does not describe a network
     */
    public static Network fromJson(String json) {
        try {
            JsonObject root = JsonParser.parseString(json).getAsJsonObject();
            if (!root.has("apicalNetwork") || root.get("apicalNetwork").getAsInt() != 1) {
                throw new IllegalArgumentException("It lacks \"apicalNetwork\": 1.");
            }
            List<Integer> input = new ArrayList<>();
            root.getAsJsonArray("input").forEach(size -> input.add(size.getAsInt()));
            NetworkBuilder builder = new NetworkBuilder(root.get("name").getAsString(), new Shape(input));
            for (JsonElement element : root.getAsJsonArray("nodes")) {
                JsonObject entry = element.getAsJsonObject();
                String word = entry.get("operation").getAsString();
                Class<? extends Operation> type = OPERATIONS.get(word);
                if (type == null) {
                    throw new IllegalArgumentException("There is no operation '" + word + "'.");
                }
                List<String> inputs = new ArrayList<>();
                entry.getAsJsonArray("inputs").forEach(from -> inputs.add(from.getAsString()));
                builder.add(entry.get("name").getAsString(), GSON.fromJson(entry, type),
                        inputs.toArray(String[]::new));
            }
            return builder.build();
        } catch (JsonParseException | NullPointerException | IllegalStateException
                | UnsupportedOperationException | NumberFormatException e) {
            throw new IllegalArgumentException("Its JSON is not that of a network.", e);
        } catch (RuntimeException e) {
            if (e instanceof IllegalArgumentException) {
                throw e;
            }
            throw new IllegalArgumentException("A node's settings do not fit: " + e.getMessage(), e);
        }
    }

    private static String word(Class<?> operation) {
        String name = operation.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
