/** How films are written, and how lines are fitted to the edges of a sector. */
package org.apical.cine.internal;
