package org.apical.data.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.data.CohortInfo;
import org.apical.data.StoredTracing;

/** The tracings of a cohort: their index, their masks and the frames they were drawn into. */
public final class TracingStore implements AutoCloseable {

    /** A line a tracing; its number is that of its mask. */
    static final String INDEX = "tracings.csv";
    /** The masks, a bit a pixel, the same number of bytes for every tracing. */
    static final String MASKS = "tracing-masks.bin";
    /** The traced frames, 8 bits a pixel. */
    static final String PICTURES = "traced-frames.bin";

    private static final String[] COLUMNS = {"index", "clip", "structure", "sourceFrame", "timeMs", "storedFrame",
        "picture", "x", "y"};

    private final List<StoredTracing> tracings;
    private final FrameStore masks;
    private final FrameStore pictures;
    private final int pixels;

    private TracingStore(List<StoredTracing> tracings, FrameStore masks, FrameStore pictures, int pixels) {
        this.tracings = List.copyOf(tracings);
        this.masks = masks;
        this.pictures = pictures;
        this.pixels = pixels;
    }

    static CSVFormat format() {
        return CSVFormat.DEFAULT.builder().setHeader(COLUMNS).setRecordSeparator('\n').build();
    }

    /**
     * Opens the tracings of a cohort.
     *
     * @param folder the cohort
     * @param info how it was made
     * @return the store, without tracings when the cohort has none
     * @throws ApicalException when a file is damaged
     */
    public static TracingStore open(Path folder, CohortInfo info) throws ApicalException {
        Path file = folder.resolve(INDEX);
        int pixels = info.rows() * info.columns();
        if (!Files.exists(file)) {
            return new TracingStore(List.of(), null, null, pixels);
        }
        List<StoredTracing> tracings = new ArrayList<>();
        CSVFormat format = format().builder().setSkipHeaderRecord(true).build();
        try (BufferedReader reader = Files.newBufferedReader(file);
                CSVParser parser = CSVParser.parse(reader, format)) {
            for (CSVRecord row : parser) {
                tracings.add(tracing(row, info, tracings.size()));
            }
        } catch (IOException e) {
            throw CohortFiles.cannotRead(file, e);
        } catch (RuntimeException e) {
            throw ApicalException.badInput(new Problem("The tracings of the cohort are damaged here.", file.toString(),
                    "line " + (tracings.size() + 2), "Import the cohort again."), e);
        }
        int frames = tracings.isEmpty() ? 0 : tracings.get(tracings.size() - 1).picture() + 1;
        return new TracingStore(tracings, FrameStore.open(folder.resolve(MASKS), (pixels + 7) / 8, tracings.size()),
                FrameStore.open(folder.resolve(PICTURES), pixels, frames), pixels);
    }

    private static StoredTracing tracing(CSVRecord row, CohortInfo info, int index) {
        StoredTracing tracing = new StoredTracing(number(row, "index"), number(row, "clip"), row.get("structure"),
                number(row, "sourceFrame"), Double.parseDouble(row.get("timeMs")), number(row, "storedFrame"),
                number(row, "picture"), points(row, "x"), points(row, "y"));
        if (tracing.index() != index || tracing.clip() < 0 || tracing.clip() >= info.clips()) {
            throw new IllegalArgumentException("The numbers of tracings and clips do not fit.");
        }
        return tracing;
    }

    private static int number(CSVRecord row, String column) {
        return Integer.parseInt(row.get(column));
    }

    private static double[] points(CSVRecord row, String column) {
        String text = row.get(column);
        return text.isEmpty() ? new double[0]
                : Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    /**
     * Returns the tracings.
     *
     * @return an unmodifiable list in the order of clips and frames
     */
    public List<StoredTracing> tracings() {
        return tracings;
    }

    /**
     * Reads a mask.
     *
     * @param tracing its index
     * @return one entry a pixel of a stored frame
     */
    public boolean[] mask(int tracing) {
        byte[] bits = new byte[(pixels + 7) / 8];
        masks.read(tracing, bits);
        boolean[] mask = new boolean[pixels];
        for (int i = 0; i < pixels; i++) {
            mask[i] = (bits[i / 8] >> i % 8 & 1) == 1;
        }
        return mask;
    }

    /**
     * Reads a traced frame.
     *
     * @param picture its number
     * @param into takes it
     */
    public void picture(int picture, byte[] into) {
        pictures.read(picture, into);
    }

    @Override
    public void close() {
        if (masks != null) {
            masks.close();
            pictures.close();
        }
    }
}
