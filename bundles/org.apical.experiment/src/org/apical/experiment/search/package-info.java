/** Searches: many runs of one experiment with varied settings, the best of which is judged once. */
package org.apical.experiment.search;
