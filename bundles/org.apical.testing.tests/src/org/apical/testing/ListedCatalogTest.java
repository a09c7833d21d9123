package org.apical.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.apical.api.ApicalException;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;

class ListedCatalogTest {

    private final ListedSource source = new ListedSource(path -> List.of());
    private final ListedCatalog catalog = new ListedCatalog().broken(Kind.TASK, "org.example.view", "It is cut.")
            .add(Kind.DATA_SOURCE, "org.example.folders", source).broken(Kind.TASK, "age", "It is lost.");

    @Test
    void entriesAreSortedAndNameTheirBundles() {
        assertEquals(List.of("org.example.view", "test.age", "org.example.folders"),
                catalog.entries().stream().map(CatalogEntry::id).toList());
        assertEquals(List.of("org.example", "test"), List.copyOf(catalog.bundleVersions().keySet()));
    }

    @Test
    void whatIsReadyIsFoundByItsShortId() throws ApicalException {
        assertSame(source, catalog.get(Kind.DATA_SOURCE, "folders"));
        ListedSource other = new ListedSource(path -> List.of());
        assertSame(other, catalog.add(Kind.DATA_SOURCE, "org.example.folders", other).get(Kind.DATA_SOURCE, "folders"));
        assertEquals(3, catalog.entries().size(), "It took the place of the first.");
    }

    @Test
    void whatIsBrokenSaysWhy() {
        ApicalException found = assertThrows(ApicalException.class, () -> catalog.get(Kind.TASK, "view"));
        assertTrue(found.getMessage().contains("It is cut."), found.getMessage());
        CatalogEntry entry = catalog.entries(Kind.TASK).get(1);
        ApicalException used = assertThrows(ApicalException.class, () -> catalog.contribution(Kind.TASK, entry));
        assertTrue(used.getMessage().contains("It is lost."), used.getMessage());
    }
}
