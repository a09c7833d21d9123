package org.apical.experiment.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.experiment.file.ProtocolClaim;

/**
 * A claim with what was found.
 *
 * @param claim the claim
 * @param verdict what the evidence says
 * @param sentence the verdict's reason, a sentence
 * @param evidence the comparisons it rests on
 */
public record ClaimResult(ProtocolClaim claim, Verdict verdict, String sentence, List<Evidence> evidence) {

    /** Copies the evidence. */
    public ClaimResult {
        evidence = List.copyOf(evidence);
    }

    /**
     * Returns the result under the names of protocol.json.
     *
     * @return values by name
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", claim.id());
        map.put("says", claim.says());
        map.put("paper", claim.paper());
        map.put("verdict", verdict.words());
        map.put("sentence", sentence);
        map.put("evidence", evidence.stream().map(Evidence::toMap).toList());
        return map;
    }
}
