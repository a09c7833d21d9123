/** Cohorts: labels, patient split, sampling by time, scan sector and the frame store. */
package org.apical.data;
