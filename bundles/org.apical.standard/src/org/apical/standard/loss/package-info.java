/** Losses for numbers and for classes. */
package org.apical.standard.loss;
