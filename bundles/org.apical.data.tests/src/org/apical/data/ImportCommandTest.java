package org.apical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.catalog.Kind;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;
import org.apical.testing.ListedCatalog;
import org.apical.testing.ListedSource;
import org.apical.testing.TestContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

    @TempDir
    Path folder;
    private TestContext context;

    /** Runs it with a source that lists as many synthetic clips as the file's name says. */
    private Object run(Map<String, ?> options) throws ApicalException, SettingsException {
        context = TestContext.in(folder).with(new ListedCatalog().add(Kind.DATA_SOURCE, "org.example.counting",
                new ListedSource(path -> CohortImportTest.clips(Integer.parseInt(path.getFileName().toString())))));
        return new ImportCommand().run(SettingsType.of(ImportCommand.Settings.class).bind(options), context);
    }

    private static Map<String, Object> options(Object... namesAndValues) {
        Map<String, Object> options = new HashMap<>(Map.of("out", "cohort", "source", "counting", "size", 48));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return options;
    }

    @Test
    void sourcesAreJoinedAndTheAnswerTellsEverything() throws Exception {
        Files.writeString(folder.resolve("labels.csv"), "patient,ef\nP0,50\n");
        Map<?, ?> answer = (Map<?, ?>) run(options("sources", List.of("2", "3"), "labels", "labels.csv", "threads", 1));
        assertEquals(5, answer.get("clipsFound"));
        assertEquals(3, answer.get("clipsStored"));
        assertEquals(2, ((List<?>) answer.get("skipped")).size());
        assertEquals(2, answer.get("patientsWithoutLabels"));
        try (Cohort cohort = Cohort.open(folder.resolve("cohort"))) {
            assertEquals(cohort.info().contentHash(), answer.get("contentHash"));
            assertEquals(48, cohort.info().rows());
            assertEquals(20, cohort.info().framesPerClip());
            assertEquals("counting", cohort.info().sourceId());
        }
        assertTrue(context.said().get(0).startsWith("Imported 3 of 5 clips of 3 patients, 40 frames"),
                context.said().toString());
    }

    @Test
    void wrongOptionsAreNamed() {
        ApicalException source = assertThrows(ApicalException.class,
                () -> run(options("sources", List.of("2"), "source", "countin")));
        assertEquals("Did you mean 'counting'?", source.problem().remedy());
        assertThrows(ApicalException.class, () -> run(options("sources", List.of())));
        ApicalException nothingSet = assertThrows(ApicalException.class,
                () -> run(options("sources", List.of("2"), "set", List.of("assumeView"))));
        assertEquals("Write --set KEY=VALUE.", nothingSet.problem().remedy());
        ApicalException unknown = assertThrows(ApicalException.class,
                () -> run(options("sources", List.of("2"), "set", List.of("assumeView=A4C"))));
        assertTrue(unknown.problem().message().contains("There is no setting 'assumeView' here."));
        assertThrows(SettingsException.class, () -> run(options("sources", List.of("2"), "size", 3)));
        assertThrows(SettingsException.class, () -> run(Map.of("sources", List.of("2"))));
    }
}
