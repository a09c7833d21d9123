package org.apical.dicom.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apical.dicom.DicomElement;
import org.apical.dicom.DicomObject;
import org.apical.dicom.Tag;
import org.apical.dicom.Vr;

/** Reads the DICOM JSON model (PS3.18 annex F). Texts become UTF-8. */
final class DicomJson {
    private static final int DEEPEST = 64;

    private final Map<Integer, String> bulk = new TreeMap<>(Integer::compareUnsigned);

    /** A data set, and the addresses of the values that stand elsewhere, by tag. */
    record Dataset(DicomObject object, Map<Integer, String> bulk) {
    }

    private DicomJson() {
    }

    /**
     * Reads an array of data sets.
     *
     * @throws IOException when the file is not whole JSON of this model
     */
    static List<Dataset> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            JsonElement root = JsonParser.parseReader(reader);
            List<Dataset> sets = new ArrayList<>();
            if (root.isJsonObject()) {
                sets.add(dataset(root.getAsJsonObject()));
            } else if (root.isJsonArray()) {
                for (JsonElement element : root.getAsJsonArray()) {
                    sets.add(dataset(element.getAsJsonObject()));
                }
            }
            return sets;
        } catch (JsonParseException | IllegalStateException | IllegalArgumentException | StackOverflowError e) {
            throw new IOException("the answer is not DICOM JSON: " + e.getMessage(), e);
        }
    }

    private static Dataset dataset(JsonObject json) {
        DicomJson reader = new DicomJson();
        DicomObject object = reader.object(json, 0);
        return new Dataset(object, reader.bulk);
    }

    private DicomObject object(JsonObject json, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("sequences are nested too deep");
        }
        DicomObject object = new DicomObject();
        if (depth == 0) {
            object.putString(Tag.SPECIFIC_CHARACTER_SET, Vr.CS, "ISO_IR 192");
        }
        for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
            if (!entry.getKey().matches("[0-9A-Fa-f]{8}") || !entry.getValue().isJsonObject()) {
                continue;
            }
            int tag = Integer.parseUnsignedInt(entry.getKey(), 16);
            if (tag != Tag.SPECIFIC_CHARACTER_SET) {
                put(object, tag, entry.getValue().getAsJsonObject(), depth);
            }
        }
        return object;
    }

    private void put(DicomObject object, int tag, JsonObject element, int depth) {
        String name = element.has("vr") ? element.get("vr").getAsString() : "UN";
        Vr vr = name.length() == 2 ? Vr.of(name.charAt(0), name.charAt(1)) : null;
        JsonArray values = element.has("Value") && element.get("Value").isJsonArray()
                ? element.getAsJsonArray("Value") : new JsonArray();
        if (vr == null) {
            return;
        }
        if (vr.isSequence()) {
            List<DicomObject> items = new ArrayList<>();
            for (JsonElement item : values) {
                items.add(item.isJsonObject() ? object(item.getAsJsonObject(), depth + 1) : new DicomObject());
            }
            object.putSequence(tag, items);
        } else if (element.has("InlineBinary")) {
            String text = element.get("InlineBinary").isJsonArray()
                    ? element.getAsJsonArray("InlineBinary").get(0).getAsString()
                    : element.get("InlineBinary").getAsString();
            object.putBytes(tag, vr, Base64.getMimeDecoder().decode(text));
        } else if (element.has("BulkDataURI")) {
            if (depth == 0) {
                bulk.put(tag, element.get("BulkDataURI").getAsString());
            }
            object.putBytes(tag, vr, new byte[0]);
        } else {
            putValues(object, tag, vr, values);
        }
    }

    private static void putValues(DicomObject object, int tag, Vr vr, JsonArray values) {
        List<String> texts = new ArrayList<>();
        for (JsonElement value : values) {
            texts.add(text(value));
        }
        if (vr == Vr.AT) {
            object.putInts(tag, vr, texts.stream().mapToInt(t -> Integer.parseUnsignedInt(t, 16)).toArray());
        } else if (vr.isText()) {
            // An item cannot know the character set of the whole, so the bytes are made here.
            byte[] bytes = String.join("\\", texts).getBytes(StandardCharsets.UTF_8);
            object.put(new DicomElement(tag, vr, bytes, List.of()));
        } else if (vr.isFloat() || vr == Vr.OF || vr == Vr.OD) {
            object.putDoubles(tag, vr, texts.stream().mapToDouble(DicomJson::number).toArray());
        } else if (vr.isInteger() && vr.unitBytes() <= 4) {
            object.putInts(tag, vr, texts.stream().mapToInt(t -> (int) (long) number(t)).toArray());
        } else {
            object.putBytes(tag, vr, new byte[0]);
        }
    }

    private static double number(String text) {
        return switch (text) {
            case "", "NaN" -> Double.NaN;
            case "inf", "Infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** Names come as an object of up to three groups, numbers as numbers or texts, missing values as null. */
    private static String text(JsonElement value) {
        if (value.isJsonNull()) {
            return "";
        }
        if (value.isJsonObject()) {
            JsonObject name = value.getAsJsonObject();
            List<String> groups = new ArrayList<>();
            for (String group : List.of("Alphabetic", "Ideographic", "Phonetic")) {
                groups.add(name.has(group) && !name.get(group).isJsonNull() ? name.get(group).getAsString() : "");
            }
            return String.join("=", groups).replaceAll("=+$", "");
        }
        return value.getAsString();
    }
}
