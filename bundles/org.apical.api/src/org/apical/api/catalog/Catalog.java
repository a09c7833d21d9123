package org.apical.api.catalog;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apical.api.ApicalException;
import org.apical.api.Contribution;
import org.apical.api.Problem;
import org.apical.api.Suggestions;

/**
 * What is installed. Safe for use by several threads.
 *
 * @since 1.0
 */
public interface Catalog {

    /**
     * Returns every contribution, those that cannot be used included, sorted by kind, then id.
     *
     * @return the entries; each was tried, so that states are known
     */
    List<CatalogEntry> entries();

    /**
     * Returns the contributions of a kind.
     *
     * @param kind the kind
     * @return the entries of that kind, sorted by id
     */
    default List<CatalogEntry> entries(Kind<?> kind) {
        return entries().stream().filter(entry -> entry.kind().equals(kind)).toList();
    }

    /**
     * Returns the contribution of an entry.
     *
     * @param <C> the contract
     * @param kind the entry's kind
     * @param entry an entry that is ready
     * @return the contribution, always the same object for the same entry
     * @throws ApicalException when it cannot be used
     */
    <C extends Contribution<?>> C contribution(Kind<C> kind, CatalogEntry entry) throws ApicalException;

    /**
     * Finds an entry by full id, short id or an id it had before.
     *
     * @param kind the kind
     * @param id what the reader wrote
     * @return the entry, ready to use
     * @throws ApicalException naming the nearest id when there is none, or the problem when it cannot be used
     */
    default CatalogEntry find(Kind<?> kind, String id) throws ApicalException {
        List<CatalogEntry> all = entries(kind);
        List<CatalogEntry> found = all.stream().filter(entry -> entry.id().equals(id)).toList();
        if (found.isEmpty()) {
            found = all.stream().filter(entry -> entry.shortId().equals(id)).toList();
        }
        if (found.isEmpty()) {
            found = all.stream().filter(entry -> entry.replaces().contains(id)).toList();
        }
        List<CatalogEntry> ready = found.stream().filter(entry -> entry.state() == CatalogEntry.State.READY).toList();
        if (ready.size() == 1) {
            return ready.get(0);
        }
        if (ready.size() > 1) {
            throw ApicalException.badInput(Problem.of("Several plug-ins offer the " + kind.word() + " '" + id + "'.",
                    "Write the full id: " + String.join(" or ", ready.stream().map(CatalogEntry::id).toList()) + "."));
        }
        if (!found.isEmpty()) {
            throw ApicalException.badInput(Problem.of("The " + kind.word() + " '" + id + "' cannot be used: "
                    + found.get(0).problem(), "Mend or remove the plug-in " + found.get(0).bundle() + "."));
        }
        throw ApicalException.badInput(Problem.of("There is no " + kind.word() + " '" + id + "'.",
                Suggestions.sentence(id, all.stream().map(CatalogEntry::shortId).distinct().toList())));
    }

    /**
     * Finds a contribution by full id, short id or an id it had before.
     *
     * @param <C> the contract
     * @param kind the kind
     * @param id what the reader wrote
     * @return the contribution
     * @throws ApicalException as {@link #find}
     */
    default <C extends Contribution<?>> C get(Kind<C> kind, String id) throws ApicalException {
        return contribution(kind, find(kind, id));
    }

    /**
     * Returns the versions of the installed bundles that contribute, for the run's capsule.
     *
     * @return versions by bundle name, sorted
     */
    default Map<String, String> bundleVersions() {
        Map<String, String> versions = new TreeMap<>();
        entries().forEach(entry -> versions.put(entry.bundle(), entry.version()));
        return versions;
    }
}
