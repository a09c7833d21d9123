/** What to say about a finished run: its figures with intervals, its saliency pictures and its report. */
package org.apical.analysis;
