package org.apical.experiment.file;

/**
 * A claim of a protocol.
 *
 * @param id its name in tables; letters, digits, dots, dashes and underscores
 * @param says the claim, a sentence
 * @param paper what the paper says of it, with figures where it prints any; perhaps empty
 * @param claim how it is judged
 */
public record ProtocolClaim(String id, String says, String paper, Claim claim) {
}
