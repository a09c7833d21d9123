/** Explains the predictions of finished runs: maps, measures of them, and what would have been without a structure. */
package org.apical.explain;
