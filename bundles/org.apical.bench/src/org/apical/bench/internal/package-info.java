/** Measures of speed and memory, side by side in one run. */
package org.apical.bench.internal;
