package org.apical.bench.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.EngineChoice;
import org.apical.api.catalog.Kind;
import org.apical.api.engine.Availability;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Precision;
import org.apical.bench.internal.EngineCell.Mode;
import org.apical.experiment.run.ProcessMemory;

/**
 * Trains and runs the same networks from the same weights on every installed engine.
 *
 * <p>Every figure is taken in a process of its own, so that its memory is its own, and the engines take turns, so that
 * whatever else the machine does falls on all of them alike.
 */
final class EngineBench {

    /** The engine that does what a PyTorch user would write. */
    private static final String PLAIN = "plain";

    private final Catalog catalog;
    private final BenchSettings settings;
    private final int threads;
    private final Progress progress;
    private final CellBench cells;

    EngineBench(Catalog catalog, BenchSettings settings, int threads, Progress progress) {
        this.catalog = catalog;
        this.settings = settings;
        this.threads = threads;
        this.progress = progress;
        this.cells = new CellBench(catalog, threads, settings.repeats(), progress);
    }

    List<BenchRow> run() throws ApicalException {
        List<EngineCell> all = cells();
        Map<EngineCell, List<Double>> rates = new LinkedHashMap<>();
        Map<EngineCell, Double> memory = new LinkedHashMap<>();
        boolean apart = !settings.together() && ChildProcess.possible();
        int rounds = apart ? settings.repeats() : 1;
        progress.begin("Measuring engines", (long) all.size() * rounds);
        for (int round = 0; round < rounds; round++) {
            for (EngineCell cell : all) {
                progress.checkCancelled();
                progress.note(shortName(cell.engine()) + " " + cell.precision() + " " + cell.network() + " "
                        + cell.mode().word() + ", batch " + cell.batch());
                if (apart) {
                    BenchRow row = ChildProcess.measure(cell, threads, progress);
                    rates.computeIfAbsent(cell, key -> new ArrayList<>()).add(row.imagesPerSecond());
                    memory.merge(cell, row.peakMemoryMb(), Math::max);
                } else {
                    ProcessMemory.forgetPeak();
                    List<Double> figures = rates.computeIfAbsent(cell, key -> new ArrayList<>());
                    for (double rate : cells.rates(cell)) {
                        figures.add(rate);
                    }
                    memory.put(cell, ProcessMemory.peakMb());
                }
                progress.advance(1);
            }
        }
        return rows(all, rates, memory);
    }

    private List<BenchRow> rows(List<EngineCell> all, Map<EngineCell, List<Double>> rates,
            Map<EngineCell, Double> memory) throws ApicalException {
        Map<EngineCell, BenchRow> rows = new LinkedHashMap<>();
        for (EngineCell cell : all) {
            rows.put(cell, BenchRow.of(shortName(cell.engine()), cell.precision().toString(), cell.network(),
                    cell.mode().word(), cell.batch(),
                    rates.get(cell).stream().mapToDouble(Double::doubleValue).toArray(), memory.get(cell)));
        }
        List<BenchRow> compared = new ArrayList<>();
        for (EngineCell cell : all) {
            BenchRow plain = null;
            for (EngineCell other : all) {
                plain = isPlainOf(other, cell) ? rows.get(other) : plain;
            }
            compared.add(rows.get(cell).beside(plain, isChosenByAuto(cell)));
        }
        return compared;
    }

    private static boolean isPlainOf(EngineCell other, EngineCell cell) {
        return shortName(other.engine()).equals(PLAIN) && other.network().equals(cell.network())
                && other.mode() == cell.mode() && other.batch() == cell.batch();
    }

    /** Lists what is measured; the engines stand side by side for each piece of work. */
    private List<EngineCell> cells() throws ApicalException {
        List<EngineCell> all = new ArrayList<>();
        for (String network : settings.networks()) {
            for (Mode mode : settings.modes()) {
                for (int batch : settings.batches()) {
                    for (CatalogEntry entry : engines()) {
                        add(entry, network, mode, batch, all);
                    }
                }
            }
        }
        return all;
    }

    private void add(CatalogEntry entry, String network, Mode mode, int batch, List<EngineCell> all)
            throws ApicalException {
        // Batch normalisation has nothing to learn from one item.
        boolean wanted = mode == Mode.TRAIN ? batch > 1 : !mode.ofOneBatch()
                || batch == settings.batches().stream().filter(size -> size > 1).findFirst().orElse(batch);
        Engine engine = catalog.contribution(Kind.ENGINE, entry);
        // All maps of a clip through the paper's network take minutes; fifty samples tell the same of it.
        boolean tooLong = mode == Mode.CLIP && !CellBench.isSmall(network);
        if (!wanted || tooLong || !engine.supports(cells.network(network))) {
            return;
        }
        Availability found = engine.probe();
        for (Precision precision : settings.precisions()) {
            if (found.offers(mode.work(), precision)) {
                all.add(new EngineCell(entry.id(), precision, network, mode, batch));
            }
        }
    }

    private List<CatalogEntry> engines() throws ApicalException {
        List<CatalogEntry> engines = new ArrayList<>();
        if (settings.engines().isEmpty()) {
            for (CatalogEntry entry : catalog.entries(Kind.ENGINE)) {
                if (entry.state() == CatalogEntry.State.READY) {
                    engines.add(entry);
                }
            }
        }
        for (String id : settings.engines()) {
            engines.add(catalog.find(Kind.ENGINE, id));
        }
        return engines;
    }

    private boolean isChosenByAuto(EngineCell cell) throws ApicalException {
        return new EngineChoice(catalog, Optional.of(cells.network(cell.network())), cell.precision())
                .choose(EngineChoice.AUTO, cell.mode().work()).id().equals(cell.engine());
    }

    private static String shortName(String id) {
        return id.substring(id.lastIndexOf('.') + 1);
    }
}
