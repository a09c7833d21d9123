/** Clips that play at the true times of their frames: clock, time line, canvases and what is drawn over them. */
package org.apical.ui.cine;
