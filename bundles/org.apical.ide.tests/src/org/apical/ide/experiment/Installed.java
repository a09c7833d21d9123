package org.apical.ide.experiment;

import org.apical.api.catalog.Catalog;
import org.apical.runtime.RegistryCatalog;

/** The plug-ins of the product under test. */
final class Installed {

    private static final Catalog CATALOG = new RegistryCatalog();

    private Installed() {
    }

    static Catalog catalog() {
        return CATALOG;
    }
}
