package org.apical.ide.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.apical.ui.experiment.internal.Template;
import org.apical.ui.experiment.internal.schema.Checked;
import org.apical.ui.experiment.internal.schema.Checker;
import org.apical.ui.experiment.internal.schema.Schema;
import org.junit.jupiter.api.Test;

/** Makes an experiment of every template and checks it. */
class TemplateTest {

    @Test
    void everyTemplateIsAnExperiment() {
        Schema schema = new Schema(Installed.catalog());
        for (Template template : Template.ALL) {
            String text = template.text("trial", "pacemakerLead", schema);
            Checked checked = new Checker(Installed.catalog(), schema).check(text,
                    Path.of("trial.experiment.yaml").toAbsolutePath());
            assertEquals(List.of(), checked.faults(), template.name() + "\n" + text);
            assertTrue(text.startsWith("# " + template.name() + "\n"), text);
            assertEquals("trial", checked.experiment().orElseThrow().name());
            assertEquals(template.isForAnyTask(), checked.experiment().orElseThrow().task().entry().shortId()
                    .equals("pacemakerLead"), template.name());
            assertTrue(text.contains("# by true time"), "Comments are kept.");
        }
    }
}
