package org.apical.data.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.data.ClipPair;
import org.apical.data.StoredClip;

/** The file {@code duplicates.csv} of a cohort: clips of different patients that show the same pictures. */
public final class PairTable {

    private static final String FILE = "duplicates.csv";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader("firstIndex", "secondIndex",
            "sharedFrames", "similarity", "firstPatient", "secondPatient", "firstFile", "secondFile")
            .setRecordSeparator('\n').build();
    private static final Comparator<ClipPair> ORDER = Comparator.comparingInt(ClipPair::second)
            .thenComparingInt(ClipPair::first);

    private PairTable() {
    }

    /** Joins both lists; a pair that is in both counts as equal. */
    static List<ClipPair> merged(List<ClipPair> equal, List<ClipPair> alike) {
        Map<ClipPair, ClipPair> pairs = new TreeMap<>(ORDER);
        alike.forEach(pair -> pairs.put(pair, pair));
        equal.forEach(pair -> {
            pairs.remove(pair);
            pairs.put(pair, pair);
        });
        return List.copyOf(pairs.values());
    }

    static void write(Path folder, List<ClipPair> pairs, List<StoredClip> clips) throws IOException {
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(folder.resolve(FILE)), FORMAT)) {
            for (ClipPair pair : pairs) {
                StoredClip first = clips.get(pair.first());
                StoredClip second = clips.get(pair.second());
                printer.printRecord(pair.first(), pair.second(), pair.sharedFrames(),
                        String.format(Locale.ROOT, "%.4f", pair.similarity()), first.patient(), second.patient(),
                        first.file(), second.file());
            }
        }
    }

    /**
     * Reads the pairs of a cohort.
     *
     * @param folder the cohort
     * @return the pairs; {@code null} when the cohort was imported before pairs were written
     * @throws ApicalException when the file cannot be read
     */
    public static List<ClipPair> read(Path folder) throws ApicalException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return null;
        }
        List<ClipPair> pairs = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser = CSVParser.parse(reader, FORMAT.builder().setSkipHeaderRecord(true).build())) {
            for (CSVRecord row : parser) {
                pairs.add(new ClipPair(Integer.parseInt(row.get(0)), Integer.parseInt(row.get(1)),
                        Integer.parseInt(row.get(2)), Double.parseDouble(row.get(3))));
            }
        } catch (IOException e) {
            throw CohortFiles.cannotRead(file, e);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | UncheckedIOException e) {
            throw CohortFiles.damaged(file, "line " + (pairs.size() + 2), e);
        }
        return List.copyOf(pairs);
    }

    /** Returns a problem for every pair of patients, in their order. */
    static List<Problem> problems(List<ClipPair> pairs, List<StoredClip> clips) {
        Map<String, List<ClipPair>> byPatients = new TreeMap<>();
        for (ClipPair pair : pairs) {
            String key = clips.get(pair.first()).patient() + '\u0000' + clips.get(pair.second()).patient();
            byPatients.computeIfAbsent(key, patients -> new ArrayList<>()).add(pair);
        }
        List<Problem> problems = new ArrayList<>();
        for (List<ClipPair> shared : byPatients.values()) {
            ClipPair pair = shared.stream().max(Comparator.comparingDouble(ClipPair::similarity)
                    .thenComparing(ORDER.reversed())).orElseThrow();
            int frames = shared.stream().mapToInt(ClipPair::sharedFrames).sum();
            problems.add(new ClipPair(pair.first(), pair.second(), frames, pair.similarity()).problem(
                    clips.get(pair.first()), clips.get(pair.second()), "",
                    "Remove one copy, give both the same patient id, or name both ids in a line of an alias table."));
        }
        return problems;
    }
}
