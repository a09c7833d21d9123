package org.apical.runs;

import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Contribution;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.echonet.task.Age;
import org.apical.echonet.task.PacemakerLead;

/** A regression and a yes or no without an extension registry. */
final class TaskCatalog implements Catalog {

    @Override
    public List<CatalogEntry> entries() {
        return List.of(entry("org.apical.echonet.age"), entry("org.apical.echonet.pacemakerLead"));
    }

    private static CatalogEntry entry(String id) {
        return new CatalogEntry(Kind.TASK, id, id, "For tests.", "test", "1.0.0", CatalogEntry.State.READY, "",
                List.of(), "");
    }

    @Override
    public <C extends Contribution<?>> C contribution(Kind<C> kind, CatalogEntry entry) throws ApicalException {
        return kind.type().cast(entry.id().endsWith("age") ? new Age() : new PacemakerLead());
    }
}
