/** Experiment files: what they say, where they are wrong, and the frozen copy a run keeps. */
package org.apical.experiment.file;
