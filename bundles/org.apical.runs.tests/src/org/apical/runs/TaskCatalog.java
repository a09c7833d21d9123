package org.apical.runs;

import org.apical.api.catalog.Kind;
import org.apical.echonet.task.Age;
import org.apical.echonet.task.PacemakerLead;
import org.apical.testing.ListedCatalog;

/** A regression and a yes or no without an extension registry. */
final class TaskCatalog extends ListedCatalog {

    TaskCatalog() {
        add(Kind.TASK, "org.apical.echonet.age", new Age());
        add(Kind.TASK, "org.apical.echonet.pacemakerLead", new PacemakerLead());
    }
}
