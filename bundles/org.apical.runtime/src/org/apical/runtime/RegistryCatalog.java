package org.apical.runtime;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.apical.api.ApicalException;
import org.apical.api.Contribution;
import org.apical.api.Problem;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.runtime.internal.Declaration;
import org.apical.runtime.internal.RegistryReader;
import org.apical.runtime.internal.Slot;
import org.apical.runtime.internal.Slots;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;

/**
 * The catalog of what the extension registry holds.
 *
 * <p>Declarations are read once, at the first question; a class is loaded and created when somebody first asks for its
 * entry, so that finding one contribution does not start all others. Whatever goes wrong then, an {@link Error}
 * included, becomes the problem of that entry and of nothing else.
 *
 * <p>Registered as the OSGi service {@link Catalog}; plug-ins that come or go while Apical runs are seen after a
 * restart.
 *
 * @since 1.0
 */
public final class RegistryCatalog implements Catalog {

    private final Supplier<List<Declaration>> source;
    private Slots slots;

    /** Makes the catalog of the platform's extension registry. */
    public RegistryCatalog() {
        this(() -> RegistryReader.read(RegistryFactory.getRegistry()));
    }

    /**
     * Makes the catalog of an extension registry.
     *
     * @param registry the registry
     */
    public RegistryCatalog(IExtensionRegistry registry) {
        this(() -> RegistryReader.read(registry));
    }

    RegistryCatalog(Supplier<List<Declaration>> source) {
        this.source = source;
    }

    private synchronized Slots slots() {
        if (slots == null) {
            slots = new Slots(source.get());
        }
        return slots;
    }

    @Override
    public List<CatalogEntry> entries() {
        return slots().entries();
    }

    @Override
    public List<CatalogEntry> entries(Kind<?> kind) {
        return slots().of(kind).stream().map(Slot::entry).toList();
    }

    @Override
    public <C extends Contribution<?>> C contribution(Kind<C> kind, CatalogEntry entry) throws ApicalException {
        Contribution<?> contribution = entry.kind().equals(kind) ? slots().contribution(entry) : null;
        if (contribution == null) {
            throw ApicalException.failed(Problem.of("The " + kind.word() + " '" + entry.id() + "' of " + entry.bundle()
                    + " cannot be used. " + entry.problem(), "Mend or remove that plug-in."), null);
        }
        return kind.type().cast(contribution);
    }

    @Override
    public CatalogEntry find(Kind<?> kind, String id) throws ApicalException {
        List<Slot> candidates = slots().candidates(kind, id);
        return candidates.isEmpty() ? Catalog.super.find(kind, id) : new Candidates(this, candidates).find(kind, id);
    }

    @Override
    public Map<String, String> bundleVersions() {
        return slots().bundleVersions();
    }

    /** A part of the catalog, so that the common rules of finding try only what may be meant. */
    private record Candidates(Catalog whole, List<Slot> slots) implements Catalog {

        @Override
        public List<CatalogEntry> entries() {
            return slots.stream().map(Slot::entry).toList();
        }

        @Override
        public <C extends Contribution<?>> C contribution(Kind<C> kind, CatalogEntry entry) throws ApicalException {
            return whole.contribution(kind, entry);
        }
    }
}
