package org.apical.runtime.internal;

import java.lang.reflect.InvocationTargetException;
import java.util.stream.Collectors;

import org.apical.api.Contribution;
import org.apical.api.settings.SettingField;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;
import org.eclipse.core.runtime.CoreException;

/**
 * The first use of a contribution: its class is loaded and created and its settings are read.
 *
 * @param contribution the object, {@code null} when it cannot be used
 * @param problem why it cannot be used, a sentence that names its class, or an empty string
 */
record Trial(Contribution<?> contribution, String problem) {

    /** Tries a contribution; whatever its class throws stays in here. */
    static Trial of(Declaration declaration) {
        String className = declaration.className();
        Object created;
        try {
            created = declaration.factory().call();
        } catch (Throwable thrown) { // A plug-in's fault, be it an Error, must cost nothing but itself.
            return failed(creationProblem(className, root(thrown)));
        }
        if (!(created instanceof Contribution<?> contribution) || !declaration.kind().type().isInstance(created)) {
            return failed("The class " + className + " does not implement "
                    + declaration.kind().type().getName() + ".");
        }
        String problem = settingsProblem(className, contribution);
        return problem.isEmpty() ? new Trial(contribution, "") : failed(problem);
    }

    private static Trial failed(String problem) {
        return new Trial(null, problem.replaceAll("\\s*\\R\\s*", " "));
    }

    private static String creationProblem(String className, Throwable thrown) {
        if (thrown instanceof ClassNotFoundException && mentions(thrown, className)) {
            return "The class " + className + " is not in the bundle.";
        }
        if (thrown instanceof ClassNotFoundException || thrown instanceof NoClassDefFoundError) {
            return "The class " + className + " cannot be loaded: it needs "
                    + firstWord(thrown).replace('/', '.') + ", which its bundle cannot see.";
        }
        if (thrown instanceof NoSuchMethodException) {
            return "The class " + className + " has no public constructor without parameters.";
        }
        return "The class " + className + " cannot be created: " + said(thrown);
    }

    private static String settingsProblem(String className, Contribution<?> contribution) {
        try {
            SettingsType<?> settings = SettingsType.of(contribution.settingsType());
            try {
                settings.defaults();
                return "";
            } catch (SettingsException e) {
                return defaultsProblem(className, settings, e);
            }
        } catch (Throwable thrown) { // As above.
            return "The settings of the class " + className + " do not describe themselves: " + said(thrown);
        }
    }

    /** A setting without a default is no fault; a default that the setting itself would refuse is. */
    private static String defaultsProblem(String className, SettingsType<?> settings, SettingsException refused) {
        String unfit = refused.faults().stream()
                .filter(fault -> settings.fields().stream()
                        .filter(field -> field.name().equals(fault.key()))
                        .map(SettingField::defaultText).anyMatch(text -> text.isPresent()))
                .map(fault -> fault.key() + " (" + fault.message() + ")").collect(Collectors.joining(", "));
        return unfit.isEmpty() ? ""
                : "The settings of the class " + className + " have defaults that do not fit: " + unfit + ".";
    }

    private static Throwable root(Throwable thrown) {
        Throwable current = thrown;
        while (current.getCause() != null && (current instanceof CoreException
                || current instanceof InvocationTargetException || current instanceof ExceptionInInitializerError)) {
            current = current.getCause();
        }
        return current;
    }

    private static boolean mentions(Throwable thrown, String className) {
        return thrown.getMessage() != null && firstWord(thrown).equals(className);
    }

    private static String firstWord(Throwable thrown) {
        return thrown.getMessage() == null ? "a class" : thrown.getMessage().strip().split("\\s+", 2)[0];
    }

    private static String said(Throwable thrown) {
        String message = thrown.getMessage();
        String text = thrown.getClass().getSimpleName() + (message == null || message.isBlank() ? "" : ": " + message);
        return text.endsWith(".") ? text : text + ".";
    }
}
