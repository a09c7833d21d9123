package org.apical.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.apical.api.settings.SettingsType;
import org.apical.cli.internal.TestCommand.Settings;
import org.apical.cli.internal.TestCommand.View;
import org.junit.jupiter.api.Test;

class CommandFormTest {

    private static CommandForm<Settings> form() {
        return new CommandForm<>("train", "Trains at 50 % speed.", SettingsType.of(Settings.class));
    }

    private static Settings settings(String... arguments) {
        CommandForm<Settings> form = form();
        return form.bind(form.parse(Arrays.asList(arguments)).values());
    }

    private static Settings minimal(String... more) {
        return settings(Stream.concat(Stream.of("a.yaml", "--out=o"), Arrays.stream(more)).toArray(String[]::new));
    }

    private static String refused(String... more) {
        return assertThrows(UsageException.class, () -> minimal(more)).problem().line();
    }

    @Test
    void whatIsNotGivenTakesItsDefault() {
        assertEquals(new Settings(100, 10, 1, false, true, View.A4C, List.of(), List.of(112, 112), List.of(),
                Path.of("o"), "a.yaml", List.of()), minimal());
    }

    @Test
    void everyTypeIsRead() {
        assertEquals(new Settings(33.5, 3, -7, true, false, View.PLAX, List.of(View.A4C, View.COLOUR_DOPPLER),
                List.of(64, 32), List.of("training.batch=8", "data.size=[64,64]"), Path.of("o"), "a.yaml",
                List.of("b", "c d")),
                settings("--intervalMs", "33.5", "a.yaml", "--patients=3", "--seed", "-7", "--frames",
                        "--no-mask-text", "--view", "plax", "--views", "A4C,colourDoppler", "--sizes", "64", "--sizes",
                        "32", "--set", "training.batch=8", "--set=data.size=[64,64]", "--out", "o", "b", "c d"));
    }

    @Test
    void kebabCaseNamesTheSameOption() {
        assertEquals(50, minimal("--interval-ms", "50").intervalMs());
        assertEquals(51, minimal("--interval-ms=51").intervalMs());
        assertEquals(52, minimal("--intervalMs=52").intervalMs());
    }

    @Test
    void dashesEndTheOptions() {
        assertEquals(List.of("--frames"), minimal("--", "--frames").sources());
    }

    @Test
    void mistakesNameTheOptionAndTheRemedy() {
        assertEquals("--patients: 'many' is not a whole number. Give at least 1.", refused("--patients", "many"));
        assertTrue(refused("--interval-ms", "2000").contains("1 to 1000 ms"));
        assertTrue(refused("--view", "A5C").contains("Did you mean 'A4C'?"));
        assertTrue(refused("--patients").contains("--patients"));
        assertTrue(refused("--seed", "1", "--seed", "2").contains("--seed"));
        assertTrue(refused("--frames=maybe").contains("--frames"));
        assertTrue(refused("--no-frames").contains("--no-frames"));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertEquals("The option --out is missing. Where to write.",
                assertThrows(UsageException.class, () -> settings("a.yaml")).problem().line());
        assertEquals("The argument FILE is missing. The experiment.",
                assertThrows(UsageException.class, () -> settings("--out", "o")).problem().line());
    }

    @Test
    void tooManyArgumentsAreRefused() {
        CommandForm<ListCommand.Settings> form = new CommandForm<>("list", "Lists.",
                SettingsType.of(ListCommand.Settings.class));
        String line = assertThrows(UsageException.class, () -> form.parse(List.of("tasks", "losses"))).problem().line();
        assertTrue(line.contains("'losses'"), line);
    }

    @Test
    void helpTellsRangeUnitDefaultAndChoices() {
        String help = form().help();
        assertTrue(help.startsWith("Usage: apical train FILE [SOURCES...] [OPTIONS]\n"), help);
        assertTrue(help.contains("Trains at 50 % speed."), help);
        assertTrue(help.contains("5 % off at most."), help);
        assertTrue(help.contains("1 to 1000 ms; default: 100"), help);
        assertTrue(help.replaceAll("\\s+", " ").contains("one of A4C, plax, colourDoppler; default: A4C"), help);
        assertTrue(help.contains("required"), help);
        assertTrue(help.contains("--no-mask-text"), help);
        assertTrue(help.contains("--json") && help.contains("--quiet") && help.contains("--help"), help);
        assertFalse(help.contains("--no-frames"), help);
        assertTrue(help.lines().allMatch(line -> line.length() <= Cli.WIDTH), help);
    }
}
