package org.apical.api.augmentation;

import org.apical.api.Contribution;

/**
 * Makes transforms that vary training frames; none is applied when a model is judged.
 *
 * @param <S> the settings record
 * @since 1.0
 */
public interface Augmentation<S extends Record> extends Contribution<S> {

    /**
     * Makes the transform.
     *
     * @param settings the settings
     * @return the transform, safe for use by several threads
     */
    FrameTransform create(S settings);
}
