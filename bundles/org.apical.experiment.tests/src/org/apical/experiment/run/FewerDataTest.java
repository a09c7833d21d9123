package org.apical.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.data.Cohort;
import org.apical.data.Part;
import org.apical.experiment.DiscFixture;
import org.apical.experiment.file.Experiment;

/** Fewer patients or frames to learn from leave validation and test as they are. */
class FewerDataTest extends DiscFixture {

    FewerDataTest() {
        super(head("ejectionFraction", 32, 32, 6) + """
                split: {test: 0.25, validation: 0.2}
                model: {architecture: smallCnn}
                training: {batch: 8, epochs: 2, threads: 1}
                """);
    }

    private interface Check {
        void with(Dataset dataset, Experiment experiment) throws ApicalException;
    }

    private void dataset(Check check, String... overrides) throws ApicalException {
        Experiment experiment = experiment(overrides);
        try (Cohort cohort = new CohortProvider(folder.resolve("cohorts")).open(experiment, 1, Progress.NONE)) {
            check.with(Dataset.of(cohort, experiment), experiment);
        }
    }

    @Test
    void morePatientsHoldTheFewer() throws ApicalException {
        List<Set<String>> train = new ArrayList<>();
        Set<List<String>> others = new HashSet<>();
        for (int patients : new int[] {0, 5, 10, 1000}) {
            dataset((dataset, experiment) -> {
                train.add(new TreeSet<>(dataset.patients(Part.TRAIN)));
                others.add(List.of(dataset.patients(Part.VALIDATION).toString(), dataset.patients(Part.TEST)
                        .toString()));
            }, "split.trainPatients=" + patients);
        }
        assertEquals(List.of(24, 5, 10, 24), train.stream().map(Set::size).toList());
        assertTrue(train.get(2).containsAll(train.get(1)) && train.get(0).containsAll(train.get(2)));
        assertEquals(1, others.size(), "Validation and test part stay as they are.");
        dataset((dataset, experiment) -> assertFalse(new TreeSet<>(dataset.patients(Part.TRAIN)).equals(train.get(1))),
                "split.trainPatients=5", "seed=2", "split.seed=1");
    }

    @Test
    void everyEpochTakesTheSameFewFrames() throws ApicalException {
        Map<Integer, Map<String, Set<Long>>> byLimit = new TreeMap<>();
        for (int limit : new int[] {0, 2, 4}) {
            dataset((dataset, experiment) -> {
                Map<String, Set<Long>> seen = byLimit.computeIfAbsent(limit, none -> new TreeMap<>());
                for (int epoch = 1; epoch <= 20; epoch++) {
                    try (BatchFeeder feeder = new BatchFeeder(dataset, dataset.normalisation(), List.of(), 2, 1, 1,
                            epoch)) {
                        for (int batch = 0; batch < feeder.batches(); batch++) {
                            feeder.framesOf(batch).forEach(one -> seen.computeIfAbsent(one.clip().clip().patient(),
                                    none -> new TreeSet<>()).add(one.frame()));
                        }
                    }
                }
                assertEquals(6, dataset.clips(Part.TEST).get(0).clip().frames());
            }, "split.trainFrames=" + limit);
        }
        assertTrue(byLimit.get(0).values().stream().allMatch(frames -> frames.size() == 6));
        assertTrue(byLimit.get(2).values().stream().allMatch(frames -> frames.size() == 2));
        assertTrue(byLimit.get(4).values().stream().allMatch(frames -> frames.size() == 4));
        byLimit.get(2).forEach((patient, frames) -> assertTrue(byLimit.get(4).get(patient).containsAll(frames)));
    }
}
