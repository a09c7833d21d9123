package org.apical.runtime.internal;

import org.apical.api.Contribution;
import org.apical.api.catalog.CatalogEntry;

/** The place of one contribution: it is tried once, by whoever asks first, and keeps the outcome. */
public final class Slot {

    private final Declaration declaration;
    private final String fault;
    private CatalogEntry entry;
    private Contribution<?> contribution;

    /**
     * Makes a place.
     *
     * @param declaration what is declared
     * @param fault why it cannot be used whatever its class does, or an empty string
     */
    public Slot(Declaration declaration, String fault) {
        this.declaration = declaration;
        this.fault = fault;
    }

    /**
     * Returns what is declared.
     *
     * @return the declaration
     */
    public Declaration declaration() {
        return declaration;
    }

    /**
     * Tries the contribution if nobody did before.
     *
     * @return the entry with the known state
     */
    public synchronized CatalogEntry entry() {
        if (entry == null) {
            String problem = fault;
            if (problem.isEmpty()) {
                Trial trial = Trial.of(declaration);
                problem = trial.problem();
                contribution = trial.contribution();
            }
            entry = new CatalogEntry(declaration.kind(), declaration.id(), declaration.name(),
                    declaration.description(), declaration.bundle(), declaration.version(),
                    problem.isEmpty() ? CatalogEntry.State.READY : CatalogEntry.State.PROBLEM, problem,
                    declaration.replaces(), declaration.reference());
        }
        return entry;
    }

    /**
     * Returns the contribution.
     *
     * @return the object, or {@code null} when it cannot be used
     */
    public synchronized Contribution<?> contribution() {
        entry();
        return contribution;
    }
}
