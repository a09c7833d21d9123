package org.apical.engine.conformance.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.catalog.Kind;
import org.apical.api.engine.Availability;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Model;
import org.apical.api.engine.Precision;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.network.TrainedNetwork;
import org.apical.testing.ListedCatalog;
import org.apical.testing.TestContext;
import org.junit.jupiter.api.Test;

class ConformanceCommandTest {

    private static final ConformanceSettings ALL = new ConformanceSettings("", 1, 10);
    private static final Engine ABSENT = new NaiveEngine() {

        @Override
        public Availability probe() {
            return Availability.none("1", List.of("There is no such device."));
        }
    };
    private static final Engine HOPELESS = new NaiveEngine(Precision.FP32) {

        @Override
        public Model create(TrainedNetwork start, TrainingSpec training) {
            throw new UnsupportedOperationException("not today");
        }

        @Override
        public Model open(TrainedNetwork trained, PredictionSpec spec) {
            throw new UnsupportedOperationException("not today");
        }
    };

    private TestContext context;

    private Object run(ConformanceSettings settings, Map<String, Engine> engines) throws ApicalException {
        ListedCatalog catalog = new ListedCatalog();
        engines.forEach((id, engine) -> catalog.add(Kind.ENGINE, id, engine));
        context = TestContext.in(Path.of("")).with(catalog);
        return new ConformanceCommand().run(settings, context);
    }

    @Test
    void whatIsNotOfferedIsNoFailure() throws ApicalException {
        Map<?, ?> answer = (Map<?, ?>) run(ALL, Map.of("org.test.absent", ABSENT));
        assertEquals(List.of("org.test.absent"), answer.get("engines"));
        assertTrue(answer.get("checks") instanceof List<?> checks && checks.size() > 40
                && checks.stream().allMatch(row -> ((ConformanceCommand.Row) row).state().equals("not offered")));
        String first = context.said().get(0);
        assertTrue(first.contains("absent") && first.contains("There is no such device."), first);
    }

    @Test
    void failuresEndTheCommandAndAreNamed() {
        ApicalException thrown = assertThrows(ApicalException.class, () -> run(ALL,
                Map.of("org.test.hopeless", HOPELESS)));
        assertEquals(ApicalException.Cause.FAILED, thrown.kind());
        assertTrue(thrown.getMessage().contains("hopeless, forward.2d") && thrown.getMessage().contains("not today"),
                thrown.getMessage());
        assertTrue(context.said().stream().anyMatch(line -> line.contains("same.resumed") && line.contains("failed")));
    }

    @Test
    void oneEngineMayBeNamed() throws ApicalException {
        Map<?, ?> answer = (Map<?, ?>) run(new ConformanceSettings("absent", 1, 10),
                Map.of("org.test.absent", ABSENT, "org.test.hopeless", HOPELESS));
        assertEquals(List.of("org.test.absent"), answer.get("engines"));
        assertTrue(context.said().stream().anyMatch(line -> line.contains("exchange.files")),
                context.said().toString());
        assertThrows(ApicalException.class, () -> run(new ConformanceSettings("abset", 1, 10),
                Map.of("org.test.absent", ABSENT)));
    }
}
