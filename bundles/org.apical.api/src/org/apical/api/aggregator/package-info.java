/** Aggregators turn the predictions of a patient's frames into one. */
package org.apical.api.aggregator;
