/** Augmentations vary training frames. */
package org.apical.api.augmentation;
