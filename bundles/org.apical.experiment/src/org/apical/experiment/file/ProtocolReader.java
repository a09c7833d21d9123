package org.apical.experiment.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.catalog.Catalog;

/** Reads protocol files and says line by line what is wrong with them and with the experiments they name. */
public final class ProtocolReader {

    private final Catalog catalog;

    /**
     * Creates a reader.
     *
     * @param catalog what experiments may name
     */
    public ProtocolReader(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * A protocol, or what is wrong with it.
     *
     * @param protocol the protocol; empty when there are faults
     * @param faults what is wrong, each with file, line, key and remedy
     */
    public record Result(Optional<Protocol> protocol, List<Problem> faults) {
    }

    /**
     * Reads a file.
     *
     * @param file the file; its relative paths are relative to its folder
     * @param overrides settings that replace those of every experiment, each "training.epochs=3"
     * @return the protocol
     * @throws ApicalException with the first fault, or why the file cannot be read
     */
    public Protocol read(Path file, List<String> overrides) throws ApicalException {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The protocol file cannot be read.", file.toString(), "",
                    "Check its path, and that it is text in UTF-8; examples/echonet.protocol.yaml is one."), e);
        }
        Result result = check(text, file, overrides);
        if (result.protocol().isEmpty()) {
            throw ApicalException.badInput(result.faults().get(0));
        }
        return result.protocol().get();
    }

    /**
     * Checks the text of a protocol file, and the experiment files that it names.
     *
     * @param text the text
     * @param file where it comes from, for messages and relative paths
     * @param overrides settings that replace those of every experiment
     * @return the protocol, or everything that is wrong
     */
    public Result check(String text, Path file, List<String> overrides) {
        List<Problem> faults = new ArrayList<>();
        YamlNode root = YamlText.read(text, file.toString(), faults);
        if (!faults.isEmpty()) {
            return new Result(Optional.empty(), List.copyOf(faults));
        }
        Section section = new Section(file.toString(), "", root, catalog, faults);
        Protocol protocol = protocol(section, file, overrides, faults);
        section.finish();
        return faults.isEmpty() ? new Result(Optional.of(protocol), List.of())
                : new Result(Optional.empty(), faults.stream().distinct().toList());
    }

    private Protocol protocol(Section root, Path file, List<String> overrides, List<Problem> faults) {
        YamlNode version = root.take("apical");
        if (version == null || !Long.valueOf(1).equals(version.value())) {
            root.fault(version == null ? 1 : version.line(), "apical",
                    version == null ? "This does not say that it is a protocol file."
                            : "This version of the protocol file is not known.",
                    "Write 'apical: 1' as its first line.");
        }
        String name = root.text("protocol", "Give the protocol a name, such as 'protocol: echonet'.");
        if (!name.isEmpty() && !name.matches(ExperimentReader.NAME)) {
            root.fault(root.take("protocol").line(), "protocol", "The name '" + name + "' cannot be a folder's name.",
                    "Use letters, digits, dots, dashes and underscores.");
        }
        String title = optional(root, "title", name);
        String reference = optional(root, "reference", "");
        ProtocolRuns runs = new ProtocolRuns(root, file, catalog, faults, overrides);
        runs.readAll();
        List<ProtocolClaim> claims = claims(root, file, faults, runs);
        claims.forEach(claim -> runs.addCounted(claim.claim()));
        return new Protocol(name, title, reference, file.toAbsolutePath().normalize(), runs.runs(), claims);
    }

    static String optional(Section section, String key, String otherwise) {
        YamlNode node = section.take(key);
        return node == null || node.value() == null || !node.isScalar() ? otherwise : node.value().toString();
    }

    private List<ProtocolClaim> claims(Section root, Path file, List<Problem> faults, ProtocolRuns runs) {
        YamlNode node = root.take("claims");
        Map<String, ProtocolClaim> claims = new LinkedHashMap<>();
        if (node != null && node.list() == null && node.value() != null) {
            root.fault(node.line(), "claims", "'claims' must be a list.",
                    "Write each claim as '- {id: ..., kind: ...}'.");
        } else if (node != null && node.list() != null) {
            ProtocolReferences references = new ProtocolReferences(runs, faults);
            for (YamlNode item : node.list()) {
                claim(new Section(file.toString(), "claims", item, catalog, faults), item, references, claims);
            }
        }
        return List.copyOf(claims.values());
    }

    private static void claim(Section section, YamlNode item, ProtocolReferences references,
            Map<String, ProtocolClaim> claims) {
        if (item.map() == null) {
            return; // Reported by the section when it is a single value.
        }
        String id = section.text("id", "Give the claim a short name, such as 'id: direct-ef'.");
        if (!id.isEmpty() && !id.matches(ExperimentReader.NAME)) {
            section.fault(section.take("id").line(), "claims.id", "The id '" + id + "' is not a plain name.",
                    "Use letters, digits, dots, dashes and underscores.");
        } else if (claims.containsKey(id)) {
            section.fault(section.take("id").line(), "claims.id", "Two claims are called '" + id + "'.",
                    "Give one another id.");
        }
        String says = section.text("says", "Write the claim as a sentence: 'says: ...'.");
        String paper = optional(section, "paper", "");
        String kind = section.text("kind", "Say how the claim is judged: 'kind:' with one of " + kinds() + ".");
        Class<? extends Record> type = Claim.KINDS.get(kind);
        if (type == null) {
            if (!kind.isEmpty()) {
                section.fault(section.take("kind").line(), "claims.kind", "There is no kind of claim '" + kind + "'.",
                        "Use one of " + kinds() + ".");
            }
            return;
        }
        Record settings = section.settings(type);
        section.finish();
        if (settings != null) {
            Claim claim = (Claim) settings;
            references.check(section, item, claim);
            claims.put(id, new ProtocolClaim(id, says, paper, claim));
        }
    }

    private static String kinds() {
        return String.join(", ", Claim.KINDS.keySet().stream().sorted().toList());
    }
}
