/** Runs: from the cohort to the trained model, its predictions, figures and report. */
package org.apical.experiment.run;
