package org.apical.experiment.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A protocol file, checked: the experiments of a paper, what is varied in them, and the claims that their results are
 * held against.
 *
 * @param name the protocol's name; letters, digits, dots, dashes and underscores
 * @param title what it is, for people
 * @param reference the paper it follows, perhaps empty
 * @param file the file it was read from, absolute
 * @param runs its runs; each refers to earlier ones only, so that their order is one in which they can be made
 * @param claims the claims, in the order of the file
 */
public record Protocol(String name, String title, String reference, Path file, List<ProtocolRun> runs,
        List<ProtocolClaim> claims) {

    /** Copies the lists. */
    public Protocol {
        runs = List.copyOf(runs);
        claims = List.copyOf(claims);
    }

    /**
     * Finds a run.
     *
     * @param name its name
     * @return the run
     */
    public Optional<ProtocolRun> run(String name) {
        return runs.stream().filter(run -> run.name().equals(name)).findFirst();
    }
}
