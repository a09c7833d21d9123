package org.apical.cli.internal;

import java.util.ArrayList;
import java.util.List;

import org.apical.api.Suggestions;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.api.settings.EnumWords;
import org.apical.api.settings.Setting;
import org.apical.cli.internal.ListCommand.Settings;

/** Lists what is installed. */
public final class ListCommand implements Command<Settings> {

    /**
     * What to list.
     *
     * @param kind the kind, or an empty string for all
     */
    public record Settings(
            @Setting(label = "Kind", help = "What to list, such as tasks or engines; everything when it is left out.",
                    defaultValue = "", positional = true) String kind) {
    }

    /** A line of the answer. */
    record Row(String kind, String id, String name, String bundle, String version, CatalogEntry.State state,
            String problem) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Object run(Settings settings, CommandContext context) {
        List<Row> answer = new ArrayList<>();
        for (Kind<?> kind : kinds(settings.kind())) {
            List<CatalogEntry> entries = context.catalog().entries(kind);
            entries.forEach(entry -> answer.add(row(entry)));
            if (!entries.isEmpty() && !context.json()) {
                table(kind, entries).forEach(context::say);
            }
        }
        return answer;
    }

    private static List<Kind<?>> kinds(String named) {
        if (named.isEmpty()) {
            return Kind.ALL;
        }
        return List.of(Kind.named(named).orElseThrow(() -> new UsageException("There is no kind '" + named + "'.",
                Suggestions.sentence(named, Kind.ALL.stream().map(Kind::point).toList()))));
    }

    private static Row row(CatalogEntry entry) {
        return new Row(entry.kind().word(), entry.id(), entry.name(), entry.bundle(), entry.version(), entry.state(),
                entry.problem());
    }

    private static List<String> table(Kind<?> kind, List<CatalogEntry> entries) {
        List<String> lines = new ArrayList<>();
        lines.add(kind.point() + " (" + entries.size() + ")");
        Table table = new Table("id", "name", "bundle", "version", "state");
        for (CatalogEntry entry : entries) {
            table.row(entry.id().isEmpty() ? "-" : entry.id(), entry.name(), entry.bundle(),
                    plainVersion(entry.version()), EnumWords.of(entry.state()));
        }
        table.lines(Cli.WIDTH - 2).forEach(line -> lines.add("  " + line));
        for (CatalogEntry entry : entries) {
            if (entry.state() == CatalogEntry.State.PROBLEM) {
                Table.wrap("! " + entry.id() + ": " + entry.problem(), Cli.WIDTH - 2)
                        .forEach(line -> lines.add("  " + line));
            }
        }
        lines.add("");
        return lines;
    }

    /** Without the time of the build, which only a bug report needs; JSON has it. */
    private static String plainVersion(String version) {
        String[] parts = version.split("\\.", 4);
        return parts.length < 4 ? version : String.join(".", parts[0], parts[1], parts[2]);
    }
}
