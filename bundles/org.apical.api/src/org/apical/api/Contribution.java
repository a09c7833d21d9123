package org.apical.api;

/**
 * A thing that a plug-in contributes through an extension point.
 *
 * <p>Contributions are stateless and safe for use by several threads: what varies lies in the settings that are passed
 * to every call. They have a public constructor without parameters.
 *
 * @param <S> the settings record; {@link NoSettings} where there is nothing to set
 * @since 1.0
 */
public interface Contribution<S extends Record> {

    /**
     * Returns the record whose annotated components are this contribution's settings.
     *
     * @return the record class, never {@code null}
     * @see org.apical.api.settings.Setting
     */
    Class<S> settingsType();
}
