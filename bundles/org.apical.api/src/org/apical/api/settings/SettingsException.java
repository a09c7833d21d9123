package org.apical.api.settings;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Values that do not make a settings record, each fault with its key.
 *
 * @since 1.0
 */
public final class SettingsException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * One fault.
     *
     * @param key the setting's name, empty when the settings do not fit together
     * @param message what is wrong
     * @param remedy what to do about it, or an empty string
     */
    public record Fault(String key, String message, String remedy) {
    }

    private final transient List<Fault> faults;

    /**
     * Creates the exception.
     *
     * @param faults at least one fault
     */
    public SettingsException(List<Fault> faults) {
        super(faults.stream().map(fault -> (fault.message() + " " + fault.remedy()).strip())
                .collect(Collectors.joining(" ")));
        this.faults = List.copyOf(faults);
    }

    /**
     * Returns the faults.
     *
     * @return at least one
     */
    public List<Fault> faults() {
        return faults;
    }
}
