package org.apical.data.internal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.data.CohortInfo;
import org.apical.data.FrameGeometry;
import org.apical.data.ImportAudit;
import org.apical.data.LabelTable;
import org.apical.data.StoredClip;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;

/** The files of a cohort: their names, and how they are written as text and read again. */
public final class CohortFiles {

    /** How the cohort was made. */
    public static final String INFO = "cohort.json";
    /** A line a clip. */
    public static final String INDEX = "index.csv";
    /** The frames, 8 bits a pixel, without header. */
    public static final String FRAMES = "frames.bin";
    /** The scan sectors, a bit a pixel, the same number of bytes for every clip. */
    public static final String SECTORS = "sectors.bin";
    /** The labels, copied as they were, a workbook as CSV. */
    public static final String LABELS = "labels.csv";
    /** What was taken in and left out. */
    public static final String AUDIT = "audit.json";
    /** Which runs looked at the test part; kept when the cohort is brought up to date. */
    public static final String TEST_LEDGER = "test-ledger.csv";

    private static final Gson JSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final Gson LINE = new GsonBuilder().disableHtmlEscaping().create();
    private static final TypeToken<Map<String, String>> ATTRIBUTES = new TypeToken<>() {
    };
    private static final String[] COLUMNS = {"index", "patient", "study", "clip", "view", "file", "firstFrame",
        "frames", "frameTimesMs", "sourceRows", "sourceColumns", "x0", "y0", "width", "height", "attributes"};

    private CohortFiles() {
    }

    static String json(Object value) {
        return JSON.toJson(value) + "\n";
    }

    static CSVFormat format() {
        return CSVFormat.DEFAULT.builder().setHeader(COLUMNS).setRecordSeparator('\n').build();
    }

    static Object[] row(StoredClip clip) {
        FrameGeometry geometry = clip.geometry();
        return new Object[] {clip.index(), clip.patient(), clip.study(), clip.clip(), clip.view(), clip.file(),
            clip.firstFrame(), clip.frames(),
            Arrays.stream(clip.frameTimesMs()).mapToObj(Double::toString).collect(Collectors.joining(" ")),
            geometry.sourceRows(), geometry.sourceColumns(), geometry.x0(), geometry.y0(), geometry.width(),
            geometry.height(), LINE.toJson(clip.attributes())};
    }

    /**
     * Reads how a cohort was made.
     *
     * @param folder the cohort
     * @return the information
     * @throws ApicalException when the folder is no cohort
     */
    public static CohortInfo readInfo(Path folder) throws ApicalException {
        Path file = folder.resolve(INFO);
        if (Files.isDirectory(folder) && !Files.exists(file)) {
            throw ApicalException.badInput(new Problem("This folder is no cohort: it holds no " + INFO + ".",
                    folder.toString(), "", "Make one with the command import."));
        }
        CohortInfo info = read(file, CohortInfo.class);
        if (info.rows() < 1 || info.columns() < 1 || info.frames() < 0) {
            throw damaged(file, "", null);
        }
        return info;
    }

    /**
     * Reads the audit of an import.
     *
     * @param folder the cohort
     * @return the audit
     * @throws ApicalException when it cannot be read
     */
    public static ImportAudit readAudit(Path folder) throws ApicalException {
        return read(folder.resolve(AUDIT), ImportAudit.class);
    }

    /**
     * Reads the index.
     *
     * @param folder the cohort
     * @param info how it was made
     * @return the clips in order
     * @throws ApicalException when it cannot be read
     */
    public static List<StoredClip> readIndex(Path folder, CohortInfo info) throws ApicalException {
        Path file = folder.resolve(INDEX);
        List<StoredClip> clips = new ArrayList<>();
        Map<String, Map<String, String>> known = new HashMap<>();
        CSVFormat format = format().builder().setSkipHeaderRecord(true).build();
        try (CSVParser parser = CSVParser.parse(new StringReader(Files.readString(file)), format)) {
            for (CSVRecord row : parser) {
                clips.add(clip(row, info, known));
            }
        } catch (IOException e) {
            throw cannotRead(file, e);
        } catch (RuntimeException e) {
            throw damaged(file, "line " + (clips.size() + 2), e);
        }
        long frames = clips.stream().mapToLong(StoredClip::frames).sum();
        if (clips.size() != info.clips() || frames != info.frames()) {
            throw damaged(file, "", null);
        }
        return List.copyOf(clips);
    }

    /** Most clips have the attributes of others; these are parsed once. */
    private static StoredClip clip(CSVRecord row, CohortInfo info, Map<String, Map<String, String>> known) {
        String times = row.get("frameTimesMs");
        FrameGeometry geometry = new FrameGeometry(number(row, "sourceRows"), number(row, "sourceColumns"),
                number(row, "x0"), number(row, "y0"), number(row, "width"), number(row, "height"), info.rows(),
                info.columns());
        return new StoredClip(number(row, "index"), row.get("patient"), row.get("study"), row.get("clip"),
                row.get("view"), row.get("file"), Long.parseLong(row.get("firstFrame")), number(row, "frames"),
                Arrays.stream(times.split(" ")).mapToDouble(Double::parseDouble).toArray(), geometry,
                known.computeIfAbsent(row.get("attributes"), text -> LINE.fromJson(text, ATTRIBUTES)));
    }

    private static int number(CSVRecord row, String column) {
        return Integer.parseInt(row.get(column));
    }

    /**
     * Reads the labels that were kept with a cohort.
     *
     * @param folder the cohort
     * @param info how it was made
     * @return the labels, an empty table without any
     * @throws ApicalException when they cannot be read
     */
    public static LabelTable readLabels(Path folder, CohortInfo info) throws ApicalException {
        Path file = folder.resolve(LABELS);
        return Files.exists(file) ? LabelTable.read(file, info.idColumn()) : LabelTable.none();
    }

    static byte[] packed(boolean[] mask) {
        byte[] bits = new byte[(mask.length + 7) / 8];
        for (int i = 0; i < mask.length; i++) {
            if (mask[i]) {
                bits[i / 8] |= (byte) (1 << i % 8);
            }
        }
        return bits;
    }

    /**
     * Reads the scan sector of a clip.
     *
     * @param folder the cohort
     * @param info how it was made
     * @param clip the clip's index
     * @return one entry a pixel of a stored frame
     * @throws ApicalException when it cannot be read
     */
    public static boolean[] readSector(Path folder, CohortInfo info, int clip) throws ApicalException {
        Path file = folder.resolve(SECTORS);
        if (clip < 0 || clip >= info.clips()) {
            throw new IllegalArgumentException("There is no clip " + clip + "; there are " + info.clips() + ".");
        }
        boolean[] mask = new boolean[info.rows() * info.columns()];
        ByteBuffer bits = ByteBuffer.allocate((mask.length + 7) / 8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = (long) clip * bits.capacity();
            while (bits.hasRemaining()) {
                if (channel.read(bits, from + bits.position()) < 0) {
                    throw damaged(file, "", null);
                }
            }
        } catch (IOException e) {
            throw cannotRead(file, e);
        }
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (bits.get(i / 8) >> i % 8 & 1) == 1;
        }
        return mask;
    }

    private static <T> T read(Path file, Class<T> type) throws ApicalException {
        try {
            T value = JSON.fromJson(Files.readString(file, StandardCharsets.UTF_8), type);
            if (value == null) {
                throw damaged(file, "", null);
            }
            return value;
        } catch (IOException e) {
            throw cannotRead(file, e);
        } catch (JsonParseException e) {
            throw damaged(file, "", e);
        }
    }

    static ApicalException damaged(Path file, String place, Throwable cause) {
        return ApicalException.badInput(new Problem("The cohort is damaged here.", file.toString(), place,
                "Import the cohort again."), cause);
    }

    /**
     * Tells why a file could not be read.
     *
     * @param file the file
     * @param cause what the system said
     * @return the exception to throw
     */
    public static ApicalException cannotRead(Path file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return ApicalException.badInput(new Problem("This file does not exist.", file.toString(), "",
                    "Check the path."), cause);
        }
        if (cause instanceof AccessDeniedException) {
            return ApicalException.badInput(new Problem("There is no permission to read this file.", file.toString(),
                    "", "Change its permissions."), cause);
        }
        return ApicalException.badInput(new Problem("This file cannot be read (" + cause.getClass().getSimpleName()
                + ": " + cause.getMessage() + ").", file.toString(), "", "Check the file and the disk."), cause);
    }
}
