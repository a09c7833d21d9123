package org.apical.experiment.run;

import java.util.ArrayList;
import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.api.engine.Availability;
import org.apical.api.engine.Engine;
import org.apical.api.network.Network;

/** Chooses the engine of a run. */
final class Engines {

    static final String AUTO = "auto";

    private Engines() {
    }

    /** Returns the entry of the engine that a file names, or of the first installed one that can train the network. */
    static CatalogEntry choose(Catalog catalog, String id, Network network) throws ApicalException {
        if (!id.equals(AUTO)) {
            CatalogEntry entry = catalog.find(Kind.ENGINE, id);
            requireUsable(entry, catalog.contribution(Kind.ENGINE, entry), network);
            return entry;
        }
        List<String> reasons = new ArrayList<>();
        for (CatalogEntry entry : catalog.entries(Kind.ENGINE)) {
            if (entry.state() != CatalogEntry.State.READY) {
                reasons.add(entry.name() + ": " + entry.problem());
                continue;
            }
            try {
                requireUsable(entry, catalog.contribution(Kind.ENGINE, entry), network);
                return entry;
            } catch (ApicalException e) {
                reasons.add(e.problem().message());
            }
        }
        throw ApicalException.failed(Problem.of("No engine can train here"
                + (reasons.isEmpty() ? ": none is installed." : ": " + String.join(" ", reasons)),
                "Run 'apical doctor' to see what is wrong."), null);
    }

    private static void requireUsable(CatalogEntry entry, Engine engine, Network network) throws ApicalException {
        Availability found = engine.probe();
        if (!found.usable() || !found.trains()) {
            throw ApicalException.failed(Problem.of("The engine " + entry.name() + " cannot train here. "
                    + String.join(" ", found.notes()), "Run 'apical doctor' to see what is wrong."), null);
        }
        if (!engine.supports(network)) {
            throw ApicalException.badInput(Problem.of("The engine " + entry.name() + " cannot run the network "
                    + network.name() + ".", "Choose another engine or architecture."));
        }
    }
}
