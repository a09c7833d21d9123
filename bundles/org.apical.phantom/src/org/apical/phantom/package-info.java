/**
 * The synthetic echocardiogram generator: a cohort of patients with known anatomy, written as real DICOM.
 *
 * <p>The pictures come from a small model of the heart and of the scanner. Every label is planted in the geometry or
 * the texture, so that what a network should find, and where, is known for each frame.
 *
 * @since 1.0
 */
package org.apical.phantom;
