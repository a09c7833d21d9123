package org.apical.data.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apical.api.Problem;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;

/** The file {@code sources.csv} of a cohort: a line for every clip that was looked at, left out ones too. */
final class SourceTable implements AutoCloseable {

    static final String FILE = "sources.csv";

    private static final Gson LINE = new GsonBuilder().disableHtmlEscaping().create();
    private static final TypeToken<List<Problem>> PROBLEMS = new TypeToken<>() {
    };
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader("patient", "study", "clip", "file",
            "bytes", "modifiedMs", "sha256", "index", "problems").setRecordSeparator('\n').build();

    private final CSVPrinter printer;

    SourceTable(Path folder) throws IOException {
        BufferedWriter writer = Files.newBufferedWriter(folder.resolve(FILE));
        printer = new CSVPrinter(writer, FORMAT);
    }

    void add(SourceRecord record) throws IOException {
        printer.printRecord(record.patient(), record.study(), record.clip(), record.file(), record.bytes(),
                record.modifiedMs(), record.sha256(), record.stored(), LINE.toJson(record.problems()));
    }

    /** Reads the table of an earlier import by clip; an empty one when it is not there or damaged. */
    static Map<List<String>, SourceRecord> read(Path folder) {
        Map<List<String>, SourceRecord> records = new HashMap<>();
        CSVFormat format = FORMAT.builder().setSkipHeaderRecord(true).build();
        try (Reader reader = Files.newBufferedReader(folder.resolve(FILE));
                CSVParser parser = CSVParser.parse(reader, format)) {
            for (CSVRecord row : parser) {
                SourceRecord record = new SourceRecord(row.get(0), row.get(1), row.get(2), row.get(3),
                        Long.parseLong(row.get(4)), Long.parseLong(row.get(5)), row.get(6),
                        Integer.parseInt(row.get(7)), LINE.fromJson(row.get(8), PROBLEMS));
                records.put(record.key(), record);
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | JsonParseException
                | UncheckedIOException e) {
            return Map.of();
        }
        return records;
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}
