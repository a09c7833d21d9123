/** Sections of the report. */
package org.apical.api.report;
