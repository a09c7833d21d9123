package org.apical.experiment.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.source.Listing;
import org.apical.data.Cohort;
import org.apical.data.CohortImport;
import org.apical.data.CohortInfo;
import org.apical.data.ImportRequest;
import org.apical.data.ViewFilter;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.ControlSettings;
import org.apical.experiment.file.DataSettings;
import org.apical.experiment.file.Experiment;

/** Opens the cohort an experiment names, or imports its source once and keeps the result for the next run. */
final class CohortProvider {

    private static final String INFO = "cohort.json";
    /** Marks a cohort of what lies outside the sector. */
    private static final String TURNED = " outside the sector";

    private final Path cache;

    /** Imports are kept below the given folder. */
    CohortProvider(Path cache) {
        this.cache = cache;
    }

    Cohort open(Experiment experiment, int threads, Progress progress) throws ApicalException {
        Path path = experiment.path();
        if (!Files.exists(path)) {
            make(experiment, progress);
        }
        if (Files.isRegularFile(path.resolve(INFO))) {
            Cohort cohort = checked(Cohort.open(path), experiment.data());
            refuseTurned(cohort, experiment);
            return cohort;
        }
        Path imported = cache.resolve(fingerprint(experiment));
        if (!Files.isRegularFile(imported.resolve(INFO))) {
            Listing listing = Contributions.list(experiment.source(), path, progress);
            DataSettings data = experiment.data();
            CohortImport.run(new ImportRequest(isTurned(experiment) ? OutsideSector.of(listing) : listing,
                    experiment.source().entry().id() + (isTurned(experiment) ? TURNED : ""), experiment.labels(),
                    data.idColumn(), data.view(), filter(data), data.rows(), data.columns(), data.frames(),
                    data.intervalMs(), threads, imported), progress);
        }
        return Cohort.open(imported);
    }

    /** Tells whether an experiment wants what lies outside the sector. */
    static boolean isTurned(Experiment experiment) {
        return experiment.control().filter(control -> control.frames() == ControlSettings.Frames.OUTSIDE_SECTOR)
                .isPresent();
    }

    /** A cohort holds what lies inside the sector, or what lies outside, but not both. */
    private static void refuseTurned(Cohort cohort, Experiment experiment) throws ApicalException {
        if (isTurned(experiment) == cohort.info().sourceId().endsWith(TURNED)) {
            return;
        }
        cohort.close();
        throw ApicalException.badInput(new Problem(isTurned(experiment)
                ? "An imported cohort has lost what lay outside the sector."
                : "This cohort holds what lay outside the sector, for a control.", cohort.folder().toString(), "",
                isTurned(experiment) ? "Name the source's own folder in data.source.path, or take outsideSector out of "
                        + "shortcuts.controls." : "Name another folder in data.source.path."));
    }

    /** Gives a source the chance to make what it reads, as the phantom does. */
    private static void make(Experiment experiment, Progress progress) throws ApicalException {
        try {
            Contributions.list(experiment.source(), experiment.path(), progress);
        } catch (ApicalException e) {
            if (e.kind() != ApicalException.Cause.BAD_INPUT || Files.exists(experiment.path())) {
                throw e;
            }
        }
        if (!Files.exists(experiment.path())) {
            throw ApicalException.badInput(new Problem("The folder of the clips does not exist.",
                    experiment.path().toString(), "", "Correct data.source.path in the experiment file."));
        }
    }

    private static ViewFilter filter(DataSettings data) {
        return new ViewFilter(Optional.of(data.views()).filter(file -> !file.isEmpty()).map(Path::of),
                data.viewCertainty());
    }

    private static Cohort checked(Cohort cohort, DataSettings data) throws ApicalException {
        CohortInfo info = cohort.info();
        if (info.rows() != data.rows() || info.columns() != data.columns() || info.intervalMs() != data.intervalMs()
                || info.framesPerClip() != data.frames()) {
            cohort.close();
            throw ApicalException.badInput(new Problem("The cohort was imported with " + info.rows() + "x"
                    + info.columns() + " pixels and " + info.framesPerClip() + " frames every " + info.intervalMs()
                    + " ms, the experiment wants " + data.rows() + "x" + data.columns() + " and " + data.frames()
                    + " every " + data.intervalMs() + " ms.", cohort.folder().resolve(INFO).toString(), "",
                    "Change data.size, data.frames and data.intervalMs, or import again."));
        }
        if (!hasViews(info, data)) {
            cohort.close();
            throw ApicalException.badInput(new Problem("The cohort was not imported with the table of views "
                    + data.views() + " and the certainty " + data.viewCertainty() + ".",
                    cohort.folder().resolve(INFO).toString(), "", "Import again with --views and --view-certainty, "
                            + "or take data.views and data.viewCertainty out of the experiment."));
        }
        return cohort;
    }

    /** Tells whether the views are those the experiment names; a table that is gone cannot be compared any more. */
    private static boolean hasViews(CohortInfo info, DataSettings data) throws ApicalException {
        if (data.views().isEmpty()) {
            return true;
        }
        Path table = Path.of(data.views());
        try {
            return info.viewCertainty() == data.viewCertainty() && !info.viewsHash().isEmpty()
                    && (!Files.exists(table) || info.viewsHash().equals(Capsule.sha256(Files.readAllBytes(table))));
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("This cannot be read.", table.toString(), "",
                    "Check the path and the permissions."), e);
        }
    }

    /** Depends on the source's files (names, sizes, times), on labels and views and on how frames are made. */
    private static String fingerprint(Experiment experiment) throws ApicalException {
        StringBuilder text = new StringBuilder();
        text.append(experiment.source().toMap()).append('\n').append(experiment.data()).append('\n');
        if (isTurned(experiment)) {
            text.append(TURNED).append('\n');
        }
        describe(experiment.path(), text);
        if (experiment.labels().isPresent()) {
            describe(experiment.labels().get(), text);
        }
        if (!experiment.data().views().isEmpty()) {
            describe(Path.of(experiment.data().views()), text);
        }
        return Capsule.sha256(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    private static void describe(Path path, StringBuilder text) throws ApicalException {
        try (Stream<Path> walk = Files.walk(path)) {
            List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
            for (Path file : files) {
                text.append(file).append(' ').append(Files.size(file)).append(' ')
                        .append(Files.getLastModifiedTime(file).toMillis()).append('\n');
            }
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("This cannot be read.", path.toString(), "",
                    "Check the path and the permissions."), e);
        }
    }
}
