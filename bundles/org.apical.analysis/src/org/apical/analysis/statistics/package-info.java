/** Statistics of agreement and discrimination, each over patients. */
package org.apical.analysis.statistics;
