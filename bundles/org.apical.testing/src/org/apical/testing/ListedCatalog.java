package org.apical.testing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apical.api.ApicalException;
import org.apical.api.Contribution;
import org.apical.api.Problem;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;

/**
 * A catalog of what a test puts into it, without an extension registry.
 *
 * <p>Fill it before several threads read it.
 *
 * @since 1.0
 */
public class ListedCatalog implements Catalog {

    private static final String BUNDLE = "test";

    private final Map<CatalogEntry, Contribution<?>> contributions = new TreeMap<>(Comparator
            .<CatalogEntry>comparingInt(entry -> Kind.ALL.indexOf(entry.kind())).thenComparing(CatalogEntry::id));

    /**
     * Adds a contribution that is ready, in place of one that had its kind and id before.
     *
     * @param <C> the contract
     * @param kind the kind
     * @param id the full id, in front of whose last segment stands the bundle; one without a dot belongs to the bundle
     *     "test", so that "mean" becomes "test.mean"
     * @param contribution the contribution
     * @return this catalog
     */
    public final <C extends Contribution<?>> ListedCatalog add(Kind<C> kind, String id, C contribution) {
        contributions.put(entry(kind, id, CatalogEntry.State.READY, ""), contribution);
        return this;
    }

    /**
     * Adds a contribution that cannot be used.
     *
     * @param kind the kind
     * @param id the id, as for {@link #add}
     * @param problem why not
     * @return this catalog
     */
    public final ListedCatalog broken(Kind<?> kind, String id, String problem) {
        contributions.put(entry(kind, id, CatalogEntry.State.PROBLEM, problem), null);
        return this;
    }

    private static CatalogEntry entry(Kind<?> kind, String id, CatalogEntry.State state, String problem) {
        String full = id.contains(".") ? id : BUNDLE + "." + id;
        return new CatalogEntry(kind, full, "Name of " + id, "Does what a test needs, 100 % sure.",
                full.substring(0, full.lastIndexOf('.')), "1.0.0", state, problem, List.of(), "");
    }

    @Override
    public final List<CatalogEntry> entries() {
        return List.copyOf(contributions.keySet());
    }

    @Override
    public final <C extends Contribution<?>> C contribution(Kind<C> kind, CatalogEntry entry) throws ApicalException {
        Contribution<?> contribution = contributions.get(entry);
        if (contribution == null) {
            throw ApicalException.failed(Problem.of("The " + kind.word() + " '" + entry.id() + "' cannot be used. "
                    + entry.problem(), ""), null);
        }
        return kind.type().cast(contribution);
    }
}
