/** The command that writes what a model says about DICOM clips as DICOM. */
package org.apical.results.internal;
