package org.apical.experiment.protocol;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.apical.analysis.PairedComparison;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.Suggestions;
import org.apical.api.catalog.Catalog;
import org.apical.experiment.file.Protocol;
import org.apical.experiment.file.ProtocolRun;
import org.apical.experiment.run.RunJson;
import org.apical.experiment.search.CostEstimate;

/**
 * Makes the runs of a protocol that are not there yet, holds its claims against them and writes the report.
 *
 * <p>A run is known by its settings and data: the same protocol goes on where it was, and what changed is made anew
 * beside what was.
 */
public final class ProtocolRunner {

    private final Catalog catalog;
    private final Clock clock;
    private final Consumer<String> say;

    /**
     * Creates a runner.
     *
     * @param catalog what experiments may use
     * @param clock tells the time of ledger lines
     * @param say told a line about every run
     */
    public ProtocolRunner(Catalog catalog, Clock clock, Consumer<String> say) {
        this.catalog = catalog;
        this.clock = clock;
        this.say = say;
    }

    /**
     * Estimates what the runs that are not there yet take, from a few measured steps of every kind of network.
     *
     * @param protocol the protocol
     * @param only the runs to be made, with what they need; empty for all
     * @param runs the folder that holds runs; data that were not imported yet are imported
     * @param progress told how far it is
     * @return the estimate
     * @throws ApicalException when something about the runs or their data is wrong
     */
    public CostEstimate estimate(Protocol protocol, List<String> only, Path runs, Progress progress)
            throws ApicalException {
        ProtocolFolder folder = new ProtocolFolder(runs.resolve(protocol.name()));
        return new ProtocolCost(catalog, runs).estimate(protocol, chosen(protocol, only), new RunMaker(catalog, clock,
                say, protocol, folder, runs), progress);
    }

    /**
     * Makes what is missing and judges.
     *
     * @param protocol the protocol
     * @param only the runs to be made, with what they need; empty for all
     * @param make whether runs are made; false judges what is there
     * @param runs the folder that holds runs
     * @param progress told how far it is
     * @return what it gave
     * @throws ApicalException when something about the runs or their data is wrong, or the reader stops it (what is
     *     done is kept)
     */
    public ProtocolResult run(Protocol protocol, List<String> only, boolean make, Path runs, Progress progress)
            throws ApicalException {
        Set<String> chosen = chosen(protocol, only);
        ProtocolFolder folder = new ProtocolFolder(runs.resolve(protocol.name()));
        try (FileChannel lock = folder.lock()) {
            AtomicFiles.writeText(folder.protocol(), Files.readString(protocol.file()));
            RunMaker maker = new RunMaker(catalog, clock, say, protocol, folder, runs);
            List<MadeRun> made = new ArrayList<>();
            int number = 0;
            for (ProtocolRun run : protocol.runs()) {
                number++;
                progress.checkCancelled();
                boolean wanted = make && chosen.contains(run.name());
                made.add(maker.make(run, wanted, progress.named(run.name() + " (" + number + " of "
                        + protocol.runs().size() + ")")));
            }
            return judged(protocol, folder, made, progress);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder.root(), e);
        } catch (ApicalException e) {
            if (e.kind() == ApicalException.Cause.INTERRUPTED) {
                throw ApicalException.interrupted(new Problem("The protocol was stopped; what is done is kept.",
                        folder.root().toString(), "", "Go on with the same command: apical protocol "
                                + protocol.file()));
            }
            throw e;
        }
    }

    private ProtocolResult judged(Protocol protocol, ProtocolFolder folder, List<MadeRun> made, Progress progress)
            throws ApicalException {
        progress.begin("Judging claims", 0);
        Map<String, Judgement> judgements = new Judgements(catalog, protocol).of(made);
        List<String> tasks = protocol.runs().stream().filter(ProtocolRun::isTask).map(ProtocolRun::name).toList();
        List<ClaimResult> claims = new ClaimJudge(judgements, tasks, PairedComparison.DEFAULT_RESAMPLES)
                .judge(protocol.claims());
        ProtocolResult result = new ProtocolResult(protocol, folder, made, new LinkedHashMap<>(judgements), claims);
        ProtocolTables.write(result);
        AtomicFiles.writeText(folder.json(), RunJson.write(result.toMap()));
        AtomicFiles.writeText(folder.report(), new ProtocolReport(result).html());
        return result;
    }

    /** Returns the runs to be made with all that they need. */
    private static Set<String> chosen(Protocol protocol, List<String> only) throws ApicalException {
        List<String> all = protocol.runs().stream().map(ProtocolRun::name).toList();
        if (only.isEmpty()) {
            return Set.copyOf(all);
        }
        for (String name : only) {
            if (!all.contains(name)) {
                throw ApicalException.badInput(new Problem("The protocol has no run '" + name + "'.",
                        protocol.file().toString(), "--only", Suggestions.sentence(name, all)));
            }
        }
        Set<String> chosen = new LinkedHashSet<>(only);
        for (int i = protocol.runs().size() - 1; i >= 0; i--) {
            if (chosen.contains(all.get(i))) {
                chosen.addAll(protocol.runs().get(i).needs());
            }
        }
        return chosen;
    }
}
