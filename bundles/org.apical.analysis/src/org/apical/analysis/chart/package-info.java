/** Charts in one restrained style, drawn as SVG or into any graphics. */
package org.apical.analysis.chart;
