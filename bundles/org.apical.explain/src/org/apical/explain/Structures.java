package org.apical.explain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Suggestions;
import org.apical.data.Cohort;
import org.apical.data.StoredTracing;

/**
 * What is known of the structures in a cohort's clips: the truth of a phantom, the tracings of a data set, or pictures.
 *
 * @since 1.0
 */
public final class Structures {

    private final Cohort cohort;
    private final Optional<PhantomTruth> truth;

    private Structures(Cohort cohort, Optional<PhantomTruth> truth) {
        this.cohort = cohort;
        this.truth = truth;
    }

    /**
     * Looks for what is known.
     *
     * @param cohort the cohort
     * @param labels the file of labels of an experiment, beside which a phantom keeps its truth; empty without
     * @param truth the folder of a phantom; empty to look beside the labels
     * @return what was found
     * @throws ApicalException when the named folder holds no truth, or truth is damaged
     */
    public static Structures of(Cohort cohort, Optional<Path> labels, Optional<Path> truth) throws ApicalException {
        Optional<Path> place = truth.or(() -> labels.map(Path::toAbsolutePath).map(Path::getParent)
                .filter(PhantomTruth::isAt));
        return new Structures(cohort, place.isPresent() ? Optional.of(PhantomTruth.open(cohort, place.get()))
                : Optional.empty());
    }

    /**
     * Returns the names that {@link #named} understands here.
     *
     * @return structures of the phantom, or those that readers traced
     * @throws ApicalException when the cohort's tracings cannot be read
     */
    public List<String> names() throws ApicalException {
        if (truth.isPresent()) {
            return PhantomTruth.names();
        }
        TreeSet<String> names = new TreeSet<>();
        for (StoredTracing tracing : cohort.tracings()) {
            if (tracing.x().length != 2) {
                names.add(tracing.structure());
            }
        }
        return List.copyOf(names);
    }

    /**
     * Finds masks by what a reader wrote.
     *
     * @param text the name of a structure, several joined by "+", or the path of a picture or of a folder of pictures
     *     (see {@link DrawnMasks})
     * @return the masks
     * @throws ApicalException when there is no such structure or file
     */
    public StructureMasks named(String text) throws ApicalException {
        Path path = Path.of(text);
        if (Files.exists(path)) {
            return DrawnMasks.of(cohort, path);
        }
        List<String> names = names();
        List<StructureMasks> parts = new ArrayList<>();
        for (String part : text.split("\\+")) {
            String name = part.strip();
            if (!names.contains(name)) {
                throw ApicalException.badInput(Problem.of("There is no file and no known structure '" + name + "'.",
                        names.isEmpty() ? "Nothing is known of the structures in these clips: give a PNG, or the "
                                + "phantom's folder with --truth." : Suggestions.sentence(name, names)));
            }
            parts.add(truth.isPresent() ? truth.get().masks(name) : TracedMasks.of(cohort, name));
        }
        return StructureMasks.union(parts);
    }
}
