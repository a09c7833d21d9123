package org.apical.runtime.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.apical.api.Contribution;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;

/**
 * All places, sorted by kind, id and bundle. Of several with one id only one may be used: that of the bundle whose name
 * the id begins with, so that no plug-in can take away what another owns, else that of the first bundle by name.
 */
public final class Slots {

    private static final Comparator<Declaration> ORDER = Comparator
            .<Declaration>comparingInt(declaration -> Kind.ALL.indexOf(declaration.kind()))
            .thenComparing(Declaration::id).thenComparing(Declaration::bundle);
    private static final Comparator<Declaration> RIGHT = Comparator.comparing(Declaration::ownsId).reversed()
            .thenComparing(declaration -> !declaration.fault().isEmpty()).thenComparing(ORDER);

    private final List<Slot> slots = new ArrayList<>();

    /**
     * Makes the places of what is declared.
     *
     * @param declarations in any order
     */
    public Slots(List<Declaration> declarations) {
        Map<String, Declaration> firsts = new HashMap<>();
        declarations.stream().filter(declaration -> !declaration.id().isEmpty()).sorted(RIGHT)
                .forEach(declaration -> firsts.putIfAbsent(key(declaration), declaration));
        for (Declaration declaration : declarations.stream().sorted(ORDER).toList()) {
            Declaration first = firsts.getOrDefault(key(declaration), declaration);
            slots.add(new Slot(declaration, first == declaration ? declaration.fault() : taken(declaration, first)));
        }
    }

    private static String key(Declaration declaration) {
        return declaration.kind().word() + ' ' + declaration.id();
    }

    private static String taken(Declaration declaration, Declaration first) {
        String owner = first.bundle().equals(declaration.bundle()) ? "the same bundle" : "the bundle " + first.bundle();
        return "The id " + declaration.id() + " is already taken by the class " + first.className() + " of " + owner
                + ", so the class " + declaration.className() + " is not used.";
    }

    /**
     * Returns the places of a kind.
     *
     * @param kind the kind
     * @return its places in order
     */
    public List<Slot> of(Kind<?> kind) {
        return slots.stream().filter(slot -> slot.declaration().kind().equals(kind)).toList();
    }

    /**
     * Tries every contribution that nobody tried before.
     *
     * @return all entries in order
     */
    public List<CatalogEntry> entries() {
        return slots.stream().map(Slot::entry).toList();
    }

    /**
     * Finds the places that an id may mean: by full id, else by short id, else by an id it had before.
     *
     * @param kind the kind
     * @param id what the reader wrote
     * @return the places, none when nothing matches
     */
    public List<Slot> candidates(Kind<?> kind, String id) {
        List<Predicate<Declaration>> rules = List.of(declaration -> declaration.id().equals(id),
                declaration -> declaration.shortId().equals(id), declaration -> declaration.replaces().contains(id));
        for (Predicate<Declaration> rule : rules) {
            List<Slot> found = of(kind).stream().filter(slot -> rule.test(slot.declaration())).toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /**
     * Returns the object of an entry.
     *
     * @param entry the entry
     * @return the object, or {@code null} when there is none that can be used
     */
    public Contribution<?> contribution(CatalogEntry entry) {
        return of(entry.kind()).stream().filter(slot -> slot.declaration().id().equals(entry.id()))
                .filter(slot -> slot.entry().equals(entry)).findFirst().map(Slot::contribution).orElse(null);
    }

    /**
     * Returns the versions of the contributing bundles.
     *
     * @return versions by bundle name, sorted
     */
    public Map<String, String> bundleVersions() {
        Map<String, String> versions = new TreeMap<>();
        slots.forEach(slot -> versions.put(slot.declaration().bundle(), slot.declaration().version()));
        return versions;
    }
}
