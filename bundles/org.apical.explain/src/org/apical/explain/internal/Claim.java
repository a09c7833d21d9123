package org.apical.explain.internal;

import java.util.List;
import java.util.Optional;

/**
 * What the EchoNet paper says of where networks look (Ghorbani et al. 2020, doi:10.1038/s41746-019-0216-8), by what the
 * phantom plants.
 *
 * @param task the short id of the task
 * @param words the claim
 * @param structure the structure that the trait was planted in, a name of {@link ClaimStructures}
 * @param local whether the task is about a local structure, against which phenotypes of the whole patient are diffuse
 * @param measured whether the mass in the structure must reach {@link #MASS} and {@link #TIMES} its area share
 */
record Claim(String task, String words, String structure, boolean local, boolean measured) {

    /** The least share of a map's mass that lies in the structure. */
    static final double MASS = 0.4;
    /** How many times denser than elsewhere the map is in the structure, at least. */
    static final double TIMES = 3;

    private static final String VENTRICLE = "The left ventricle decides";

    static final List<Claim> ALL = List.of(
            new Claim("pacemakerLead", "The lead decides", ClaimStructures.LEAD, true, true),
            new Claim("leftAtrialEnlargement", "The left atrium decides", ClaimStructures.ATRIUM, true, false),
            new Claim("ejectionFraction", VENTRICLE, ClaimStructures.VENTRICLE, true, true),
            new Claim("endDiastolicVolume", VENTRICLE, ClaimStructures.VENTRICLE, true, true),
            new Claim("endSystolicVolume", VENTRICLE, ClaimStructures.VENTRICLE, true, true),
            new Claim("leftVentricularHypertrophy", "The wall decides", ClaimStructures.WALL, true, false),
            new Claim("weight", "The near field by the apex decides", ClaimStructures.NEAR_FIELD, false, false),
            new Claim("height", "The near field by the apex decides", ClaimStructures.NEAR_FIELD, false, false),
            new Claim("age", "Valves and septum decide", ClaimStructures.VALVES, false, false),
            new Claim("sex", "The whole heart decides", ClaimStructures.HEART, false, false));

    static Optional<Claim> of(String task) {
        return ALL.stream().filter(claim -> claim.task().equals(task)).findFirst();
    }
}
