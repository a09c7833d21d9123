package org.apical.experiment.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.api.engine.Availability;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Precision;
import org.apical.api.engine.Work;
import org.apical.api.network.Network;

/** Chooses engines for a network: the one that was named, or the fastest that can do the work. */
final class Engines {

    static final String AUTO = "auto";

    private final Catalog catalog;
    private final Network network;
    private final Precision precision;

    Engines(Catalog catalog, Network network, Precision precision) {
        this.catalog = catalog;
        this.network = network;
        this.precision = precision;
    }

    /** Returns the entry of the engine that a file names, or of the installed one with the highest rank. */
    CatalogEntry choose(String id, Work work) throws ApicalException {
        if (!id.equals(AUTO)) {
            CatalogEntry entry = catalog.find(Kind.ENGINE, id);
            String obstacle = obstacle(entry, work);
            if (!obstacle.isEmpty()) {
                throw ApicalException.badInput(Problem.of(obstacle,
                        "Choose another engine, 'auto', or run 'apical doctor' to see what each can do."));
            }
            return entry;
        }
        List<CatalogEntry> able = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (CatalogEntry entry : catalog.entries(Kind.ENGINE)) {
            String obstacle = obstacle(entry, work);
            if (obstacle.isEmpty()) {
                able.add(entry);
            } else {
                reasons.add(obstacle);
            }
        }
        CatalogEntry best = null;
        int bestRank = 0;
        able.sort(Comparator.comparing(CatalogEntry::id));
        for (CatalogEntry entry : able) {
            int rank = catalog.contribution(Kind.ENGINE, entry).rank(work, precision);
            if (rank > bestRank) {
                best = entry;
                bestRank = rank;
            }
        }
        if (best == null) {
            throw ApicalException.failed(Problem.of("No engine " + verb(work) + " in " + precision + " here"
                    + (reasons.isEmpty() ? ": none is installed." : ". " + String.join(" ", reasons)),
                    "Run 'apical doctor' to see what is wrong."), null);
        }
        return best;
    }

    /** Returns why an engine cannot do the work, a sentence, or an empty string. */
    private String obstacle(CatalogEntry entry, Work work) throws ApicalException {
        if (entry.state() != CatalogEntry.State.READY) {
            return "The engine " + entry.name() + " did not load: " + entry.problem();
        }
        Engine engine = catalog.contribution(Kind.ENGINE, entry);
        Availability found = engine.probe();
        if (!found.offers(work, precision)) {
            return "The engine " + entry.name() + " never " + verb(work) + " in " + precision + " here."
                    + (found.notes().isEmpty() ? "" : " " + String.join(" ", found.notes()));
        }
        return engine.supports(network) ? ""
                : "The engine " + entry.name() + " cannot run the network " + network.name() + ".";
    }

    private static String verb(Work work) {
        return switch (work) {
            case TRAINING -> "trains";
            case PREDICTION -> "predicts";
            case GRADIENTS -> "computes gradients";
        };
    }
}
