/** Ways from the predictions of a patient's frames to one. */
package org.apical.standard.aggregator;
