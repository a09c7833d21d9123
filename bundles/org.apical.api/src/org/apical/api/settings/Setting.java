package org.apical.api.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a settings record.
 *
 * <p>From it derive the YAML key and the command-line option (both the component's name), the check of the value, the
 * help text and the field of a form. Components may be {@code int}, {@code long}, {@code double}, {@code boolean},
 * {@link String}, {@link java.nio.file.Path}, an enum, or a {@link java.util.List} of one of these. A component may also
 * be a settings record, without this annotation: its settings then stand among the others.
 *
 * @since 1.0
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

    /** The default of a setting that must be given. */
    String REQUIRED = "\u0000required";

    /**
     * The label in forms, in sentence case without a colon.
     *
     * @return the label
     */
    String label();

    /**
     * What the setting does, one or two complete sentences.
     *
     * @return the help text
     */
    String help();

    /**
     * The default as it would be written in YAML; lists as comma-separated values, the empty string an empty list.
     *
     * @return the default, {@link #REQUIRED} when there is none
     */
    String defaultValue() default REQUIRED;

    /**
     * The unit of a number, such as "degrees" or "ms".
     *
     * @return the unit, empty for a pure number
     */
    String unit() default "";

    /**
     * The smallest allowed number.
     *
     * @return the lower bound, included
     */
    double min() default Double.NEGATIVE_INFINITY;

    /**
     * The largest allowed number.
     *
     * @return the upper bound, included
     */
    double max() default Double.POSITIVE_INFINITY;

    /**
     * Whether a command takes this setting without an option name, in the order of the components.
     *
     * @return true for a positional argument; a list takes all that follow
     */
    boolean positional() default false;
}
