package org.apical.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Contribution;
import org.apical.api.Problem;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;

/** A catalog of what a test puts into it. */
final class ListCatalog implements Catalog {

    private final Map<CatalogEntry, Contribution<?>> contributions = new LinkedHashMap<>();

    ListCatalog add(Kind<?> kind, String id, Contribution<?> contribution) {
        contributions.put(new CatalogEntry(kind, id, "Name of " + id, "Does what a test needs, 100 % sure.",
                id.substring(0, id.lastIndexOf('.')),
                "1.2.3.202601010101", CatalogEntry.State.READY, "", List.of(), ""), contribution);
        return this;
    }

    ListCatalog broken(Kind<?> kind, String id, String problem) {
        contributions.put(new CatalogEntry(kind, id, "Name of " + id, "Breaks.", "org.broken", "0.1.0",
                CatalogEntry.State.PROBLEM, problem, List.of(), ""), null);
        return this;
    }

    @Override
    public List<CatalogEntry> entries() {
        return new ArrayList<>(contributions.keySet());
    }

    @Override
    public <C extends Contribution<?>> C contribution(Kind<C> kind, CatalogEntry entry) throws ApicalException {
        Contribution<?> contribution = contributions.get(entry);
        if (contribution == null) {
            throw ApicalException.failed(Problem.of(entry.problem(), ""), null);
        }
        return kind.type().cast(contribution);
    }
}
