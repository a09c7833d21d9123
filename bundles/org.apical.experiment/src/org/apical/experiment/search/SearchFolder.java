package org.apical.experiment.search;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.settings.EnumWords;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.run.RunJson;

/**
 * The files of a search: the frozen file, a table of its cells, and a run's folder for each of them.
 *
 * @param root the search's folder
 */
public record SearchFolder(Path root) {

    /**
     * Returns the frozen experiment file with its section {@code search}.
     *
     * @return search.yaml
     */
    public Path search() {
        return root.resolve("search.yaml");
    }

    /**
     * Returns the table of the cells, a line a training.
     *
     * @return cells.csv
     */
    public Path cells() {
        return root.resolve("cells.csv");
    }

    /**
     * Returns what the search gave.
     *
     * @return search.json
     */
    public Path result() {
        return root.resolve("search.json");
    }

    /**
     * Returns the name of the search.
     *
     * @return the folder's name
     */
    public String name() {
        return root.getFileName().toString();
    }

    /** Returns the folder of a run; its name tells runs apart wherever it is read, as in the ledger of a cohort. */
    Path run(int cell, long seed) {
        return root.resolve(name() + String.format(Locale.ROOT, "-%02d-s%d", cell, seed));
    }

    /** Returns what the search was expected to take: measured once, before it started. */
    CostEstimate readEstimate() throws ApicalException {
        try {
            return new Gson().fromJson(json(estimate()), CostEstimate.class);
        } catch (JsonParseException e) {
            throw damaged(estimate(), e);
        }
    }

    void writeEstimate(CostEstimate estimate) throws ApicalException {
        AtomicFiles.writeText(estimate(), RunJson.write(estimate.toMap()));
    }

    Path estimate() {
        return root.resolve("estimate.json");
    }

    /** Keeps other processes from training the same cells. */
    FileChannel lock() throws ApicalException {
        Path file = root.resolve(".lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return channel;
                }
            } catch (OverlappingFileLockException e) {
                channel.close();
                throw taken(e);
            }
            channel.close();
            throw taken(null);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        }
    }

    private ApicalException taken(Exception cause) {
        return ApicalException.badInput(new Problem("Another process works on this search.", root.toString(), "",
                "Wait until it ends, or stop it."), cause);
    }

    /** Writes what a run's place in the search is, and how long it was worked on. */
    void writeCell(CellRun run, int cells, double seconds) throws ApicalException {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("search", name());
        map.put("cell", run.cell().number());
        map.put("cells", cells);
        map.put("seed", run.seed());
        map.put("words", run.cell().words());
        map.put("values", run.cell().values());
        map.put("seconds", seconds);
        AtomicFiles.writeText(cellFile(run.folder()), RunJson.write(map));
    }

    private static Path cellFile(Path run) {
        return run.resolve("cell.json");
    }

    /** Returns how long a run was worked on so far. */
    double seconds(Path run) throws ApicalException {
        JsonElement seconds = Files.exists(cellFile(run)) ? json(cellFile(run)).get("seconds") : null;
        return seconds == null || seconds.isJsonNull() ? 0 : seconds.getAsDouble();
    }

    /** Returns what was noted when the search ended before; 0 when it did not. */
    double actual(String what) throws ApicalException {
        JsonObject before = Files.exists(result()) ? json(result()).getAsJsonObject("actual") : null;
        return before == null || !before.has(what) ? 0 : before.get(what).getAsDouble();
    }

    static JsonObject json(Path file) throws ApicalException {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw damaged(file, e);
        }
    }

    private static ApicalException damaged(Path file, Exception cause) {
        return ApicalException.badInput(new Problem("This file of the search cannot be read.", file.toString(), "",
                "Remove it and start the search again: it goes on where it was."), cause);
    }

    void writeCells(List<CellRun> runs, List<String> keys, String metric) throws ApicalException {
        List<String> header = new ArrayList<>(List.of("cell", "seed"));
        header.addAll(keys);
        header.addAll(List.of("state", "epochs", "bestEpoch", "validationLoss", "validation" + (metric.isEmpty()
                ? "Metric" : Character.toUpperCase(metric.charAt(0)) + metric.substring(1)), "run"));
        List<List<Object>> rows = new ArrayList<>();
        for (CellRun run : runs) {
            List<Object> row = new ArrayList<>(List.of(run.cell().number(), run.seed()));
            keys.forEach(key -> row.add(run.cell().values().get(key)));
            row.addAll(List.of(EnumWords.of(run.state()), run.epochs(), run.stage().map(s -> s.bestEpoch()).orElse(0),
                    run.loss(), run.metric(), run.folder().getFileName()));
            rows.add(row);
        }
        RunFolder.writeCsv(cells(), header, rows);
    }
}
