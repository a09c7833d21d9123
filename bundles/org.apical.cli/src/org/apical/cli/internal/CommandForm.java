package org.apical.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apical.api.Suggestions;
import org.apical.api.settings.SettingField;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options and arguments of one command, made from its settings. What a value means is left to the settings
 * themselves, so that the command line, an experiment file and a form say the same about the same mistake.
 */
final class CommandForm<S extends Record> {

    private static final List<String> COMMON = List.of("--json", "--quiet", "--help");

    private final String name;
    private final SettingsType<S> settings;
    private final CommandSpec spec;

    CommandForm(String name, String description, SettingsType<S> settings) {
        this.name = name;
        this.settings = settings;
        this.spec = CommandSpec.create().name("apical " + name);
        spec.usageMessage().description(escape(description)).sortOptions(false).width(Cli.WIDTH)
                .customSynopsis(synopsis()).descriptionHeading("%n").parameterListHeading("%nArguments:%n")
                .optionListHeading("%nOptions:%n");
        spec.parser().unmatchedArgumentsAllowed(true).unmatchedOptionsArePositionalParams(false)
                .caseInsensitiveEnumValuesAllowed(true);
        int position = 0;
        for (SettingField field : settings.fields()) {
            if (field.positional()) {
                spec.addPositional(argument(field, position++));
            } else {
                spec.addOption(option(field));
                negation(field).ifPresent(spec::addOption);
            }
        }
        spec.addOption(flag("--json", "Answers with one JSON document on standard output."));
        spec.addOption(flag("--quiet", "Shows no progress."));
        spec.addOption(OptionSpec.builder("--help", "-h").type(boolean.class).arity("0").usageHelp(true)
                .description("Shows this help.").build());
    }

    /**
     * What a command line says.
     *
     * @param values texts, lists of texts and booleans by setting name
     * @param help whether only the help is wanted
     */
    record Parsed(Map<String, Object> values, boolean json, boolean quiet, boolean help) {
    }

    Parsed parse(List<String> arguments) {
        ParseResult result;
        try {
            CommandLine line = new CommandLine(spec).setExpandAtFiles(false).setInterpolateVariables(false);
            result = line.parseArgs(arguments.stream().map(this::camelCase).toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw new UsageException(sentence(e.getMessage()), "");
        }
        if (!result.isUsageHelpRequested() && !result.unmatched().isEmpty()) {
            throw unmatched(result.unmatched().get(0));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        int position = 0;
        for (SettingField field : settings.fields()) {
            Object value = field.positional() ? result.matchedPositionalValue(position++, null)
                    : result.matchedOptionValue(option(field.name()), null);
            if (value != null) {
                values.put(field.name(), value);
            } else if (negation(field).isPresent() && result.hasMatchedOption("--no-" + kebab(field.name()))) {
                values.put(field.name(), false);
            }
        }
        return new Parsed(values, result.hasMatchedOption("--json"), result.hasMatchedOption("--quiet"),
                result.isUsageHelpRequested());
    }

    /** Makes the settings; what is missing or does not fit is a mistake in usage. */
    S bind(Map<String, Object> values) {
        for (SettingField field : settings.fields()) {
            if (field.defaultText().isEmpty() && !values.containsKey(field.name())) {
                throw new UsageException(field.positional() ? "The argument " + label(field) + " is missing."
                        : "The option " + option(field.name()) + " is missing.", field.help());
            }
        }
        try {
            return settings.bind(values);
        } catch (SettingsException e) {
            String message = e.faults().stream().map(this::describe).collect(Collectors.joining(" "));
            throw new UsageException(message, "");
        }
    }

    String help() {
        return new CommandLine(spec).setInterpolateVariables(false).getUsageMessage(CommandLine.Help.Ansi.OFF);
    }

    private String synopsis() {
        return "apical " + name + settings.fields().stream().filter(SettingField::positional).map(field -> {
            String label = field.list() ? label(field) + "..." : label(field);
            return " " + (field.defaultText().isEmpty() ? label : "[" + label + "]");
        }).collect(Collectors.joining()) + " [OPTIONS]";
    }

    private String describe(SettingsException.Fault fault) {
        String where = settings.fields().stream().filter(field -> field.name().equals(fault.key())).findFirst()
                .map(field -> (field.positional() ? label(field) : option(field.name())) + ": ").orElse("");
        return (where + fault.message() + " " + fault.remedy()).strip();
    }

    private UsageException unmatched(String argument) {
        if (!argument.startsWith("-")) {
            return new UsageException("'" + argument + "' is one argument too many for " + name + ".", "");
        }
        String option = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
        List<String> known = Stream.concat(settings.fields().stream().filter(field -> !field.positional())
                .map(field -> option(field.name())), COMMON.stream()).toList();
        return new UsageException("There is no option '" + option + "' for " + name + ".",
                Suggestions.sentence(option, known));
    }

    private static PositionalParamSpec argument(SettingField field, int position) {
        PositionalParamSpec.Builder builder = PositionalParamSpec.builder().paramLabel(label(field))
                .hideParamSyntax(true).description(help(field));
        if (field.list()) {
            builder.index(position + "..*").arity("0..*").type(List.class).auxiliaryTypes(String.class);
        } else {
            builder.index(Integer.toString(position)).arity("0..1").type(String.class);
        }
        return builder.build();
    }

    private static OptionSpec option(SettingField field) {
        OptionSpec.Builder builder = OptionSpec.builder(option(field.name())).description(help(field));
        if (isFlag(field)) {
            return builder.type(boolean.class).arity("0").build();
        }
        builder.paramLabel(label(field)).arity("1");
        if (!field.list()) {
            return builder.type(String.class).build();
        }
        if (isSplit(field)) {
            builder.splitRegex(",");
        }
        return builder.type(List.class).auxiliaryTypes(String.class).build();
    }

    private static Optional<OptionSpec> negation(SettingField field) {
        boolean on = isFlag(field) && !field.positional() && field.defaultText().equals(Optional.of("true"));
        return on ? Optional.of(flag("--no-" + kebab(field.name()), "Switches --" + field.name() + " off."))
                : Optional.empty();
    }

    private static OptionSpec flag(String name, String help) {
        return OptionSpec.builder(name).type(boolean.class).arity("0").description(help).build();
    }

    private static boolean isFlag(SettingField field) {
        return !field.list() && (field.type() == boolean.class || field.type() == Boolean.class);
    }

    /** A text or a path may hold a comma itself, so it is given once more instead. */
    private static boolean isSplit(SettingField field) {
        return field.list() && (field.type().isPrimitive() || Number.class.isAssignableFrom(field.type())
                || field.type().isEnum());
    }

    private static String help(SettingField field) {
        List<String> details = new ArrayList<>();
        if (!field.choices().isEmpty()) {
            details.add((field.list() ? "any of " : "one of ") + String.join(", ", field.choices()));
        }
        String range = field.rangeText();
        if (!range.isEmpty()) {
            details.add(range);
        } else if (!field.unit().isEmpty()) {
            details.add("in " + field.unit());
        }
        if (field.list() && !field.positional()) {
            details.add(isSplit(field) ? "several with commas" : "may be given several times");
        }
        if (field.defaultText().isEmpty()) {
            details.add("required");
        } else if (!field.defaultText().get().isEmpty() && !field.defaultText().get().equals("false")) {
            details.add("default: " + field.defaultText().get());
        }
        String help = field.help().isBlank() ? field.label() + "." : field.help();
        return details.isEmpty() ? help : help + " (" + String.join("; ", details) + ")";
    }

    private static String label(SettingField field) {
        if (field.positional()) {
            return kebab(field.name()).toUpperCase(Locale.ROOT);
        }
        if (!field.choices().isEmpty()) {
            return "WORD";
        }
        return field.type() == String.class ? "TEXT" : field.type() == Path.class ? "PATH" : "N";
    }

    private static String option(String name) {
        return "--" + name;
    }

    /** --interval-ms and --interval-ms=100 mean --intervalMs. */
    private String camelCase(String argument) {
        if (!argument.startsWith("--")) {
            return argument;
        }
        int equals = argument.indexOf('=');
        String head = equals < 0 ? argument : argument.substring(0, equals);
        return settings.fields().stream().filter(field -> head.equals("--" + kebab(field.name()))).findFirst()
                .map(field -> option(field.name()) + argument.substring(head.length())).orElse(argument);
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String sentence(String message) {
        String first = message.isEmpty() ? "" : Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return first.endsWith(".") ? first : first + ".";
    }

    /** The description of the command, unlike those of options, is a format to the library. */
    private static String escape(String text) {
        return text.replace("%", "%%");
    }
}
