/** Losses measure how far outputs are from targets. */
package org.apical.api.loss;
