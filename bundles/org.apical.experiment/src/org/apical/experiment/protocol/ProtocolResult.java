package org.apical.experiment.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.experiment.file.Protocol;

/**
 * What a protocol gave.
 *
 * @param protocol the protocol
 * @param folder its folder
 * @param runs what became of its runs, in order
 * @param judgements what the finished ones said, by name
 * @param claims its claims with the evidence
 */
public record ProtocolResult(Protocol protocol, ProtocolFolder folder, List<MadeRun> runs,
        Map<String, Judgement> judgements, List<ClaimResult> claims) {

    /** Copies the lists. */
    public ProtocolResult {
        runs = List.copyOf(runs);
        claims = List.copyOf(claims);
    }

    /**
     * Counts claims.
     *
     * @param verdict a verdict
     * @return how many claims have it
     */
    public long count(Verdict verdict) {
        return claims.stream().filter(claim -> claim.verdict() == verdict).count();
    }

    /**
     * Returns how long training took, searches included.
     *
     * @return seconds
     */
    public double seconds() {
        return runs.stream().mapToDouble(MadeRun::seconds).sum();
    }

    /**
     * Returns the result under the names of protocol.json.
     *
     * @return values by name
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("protocol", protocol.name());
        map.put("reference", protocol.reference());
        map.put("trainings", runs.stream().mapToInt(MadeRun::trainings).sum());
        map.put("trainingSeconds", seconds());
        map.put("tasks", TaskRow.of(this).stream().map(TaskRow::toMap).toList());
        map.put("claims", claims.stream().map(ClaimResult::toMap).toList());
        map.put("runs", runs.stream().map(MadeRun::toMap).toList());
        return map;
    }
}
