/** Runs compared and results plotted. */
package org.apical.ui.results.internal;
