package org.apical.api.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.engine.Availability;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Precision;
import org.apical.api.engine.Work;
import org.apical.api.network.Network;

/**
 * Chooses engines: the one that was named, or the fastest that can do the work.
 *
 * @since 1.0
 */
public final class EngineChoice {

    /** The word that leaves the choice to the ranks of the installed engines. */
    public static final String AUTO = "auto";

    private final Catalog catalog;
    private final Optional<Network> network;
    private final Precision precision;

    /**
     * Prepares the choice.
     *
     * @param catalog what is installed
     * @param network what the engines must be able to run; empty for any network
     * @param precision the numbers they must be able to compute with
     */
    public EngineChoice(Catalog catalog, Optional<Network> network, Precision precision) {
        this.catalog = catalog;
        this.network = network;
        this.precision = precision;
    }

    /**
     * Chooses an engine.
     *
     * @param id an engine's id, short or full, or {@link #AUTO} for the installed one with the highest rank
     * @param work what it is wanted for
     * @return the engine's entry
     * @throws ApicalException when the named engine cannot do the work here, or none can; the message says why
     */
    public CatalogEntry choose(String id, Work work) throws ApicalException {
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
        Engine engine;
        Availability found;
        try {
            engine = catalog.contribution(Kind.ENGINE, entry);
            found = engine.probe();
        } catch (RuntimeException | LinkageError e) {
            // Engines promise not to fail here, but one with a broken native library must not cost the others.
            return "The look of the engine " + entry.name() + " at this machine failed: " + e + ".";
        }
        if (!found.offers(work, precision)) {
            return "The engine " + entry.name() + " never " + verb(work) + " in " + precision + " here."
                    + (found.notes().isEmpty() ? "" : " " + String.join(" ", found.notes()));
        }
        return network.filter(wanted -> !engine.supports(wanted))
                .map(wanted -> "The engine " + entry.name() + " cannot run the network " + wanted.name() + ".")
                .orElse("");
    }

    private static String verb(Work work) {
        return switch (work) {
            case TRAINING -> "trains";
            case PREDICTION -> "predicts";
            case GRADIENTS -> "computes gradients";
        };
    }
}
