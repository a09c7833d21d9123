/** Measures of patient-level predictions. */
package org.apical.standard.metric;
