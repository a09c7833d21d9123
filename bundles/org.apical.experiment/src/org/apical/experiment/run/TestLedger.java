package org.apical.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;

/** The list of every evaluation of a cohort's test part, so that nobody can test until chance helps. */
final class TestLedger {

    private TestLedger() {
    }

    static void enter(Path cohort, Clock clock, String run, String taskId, int patients) throws ApicalException {
        Path ledger = cohort.resolve("test-ledger.csv");
        String header = Files.exists(ledger) ? "" : "time,run,task,patients\n";
        String line = Instant.now(clock).truncatedTo(ChronoUnit.SECONDS) + "," + run + "," + taskId + "," + patients
                + "\n";
        try {
            Files.writeString(ledger, header + line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(ledger, e);
        }
    }
}
