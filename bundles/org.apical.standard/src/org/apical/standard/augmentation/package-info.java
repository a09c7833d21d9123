/** Chance variations of training frames, as an echocardiogram might have been taken. */
package org.apical.standard.augmentation;
