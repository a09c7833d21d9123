/** Metrics judge patient-level predictions. */
package org.apical.api.metric;
