package org.apical.ide.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apical.ui.Choices;
import org.apical.ui.CommandJob;
import org.apical.ui.Failures;
import org.apical.ui.Workspace;

/** What a newcomer can begin with: the demo and a small cohort, both made by the commands of that name. */
final class Samples {

    /** The sample cohort's name in the folder of cohorts. */
    static final String COHORT = "sample";

    private Samples() {
    }

    /** Runs the demo: a phantom cohort, two networks, their maps and the report. */
    static CommandJob demo(Workspace workspace, Map<String, ?> more, Consumer<Object> done) {
        Map<String, Object> settings = new TreeMap<>(more);
        settings.put("out", free(workspace.runs(), "demo").toString());
        CommandJob job = new CommandJob(Messages.demoJob, "demo", settings, workspace.folder(), done);
        job.schedule();
        return job;
    }

    /** Draws patients as DICOM and imports them, as a hospital's clips would be. */
    static void cohort(Workspace workspace, int patients, Runnable done) {
        Path out = free(workspace.cohorts(), COHORT);
        Path dicom;
        try {
            dicom = Files.createDirectories(workspace.folder().resolve("dicom")).resolve(out.getFileName());
        } catch (IOException failure) {
            Failures.show(Messages.sampleJob, failure);
            return;
        }
        new CommandJob(Messages.sampleJob, "phantom", Map.of("patients", patients, "seed", 1, "views", true,
                "out", dicom.toString()), workspace.folder(), drawn -> new CommandJob(Messages.sampleJob, "import",
                Map.of("sources", List.of(dicom.resolve("dicom").toString()),
                        "labels", dicom.resolve("labels.csv").toString(), "out", out.toString()),
                workspace.folder(), imported -> {
                    Choices.get().choose(choice -> choice.withCohort(out));
                    done.run();
                }).schedule()).schedule();
    }

    /** Returns a name that is not taken: demo, demo-2, demo-3. */
    static Path free(Path folder, String name) {
        Path free = folder.resolve(name);
        for (int number = 2; Files.exists(free); number++) {
            free = folder.resolve(name + "-" + number);
        }
        return free;
    }
}
