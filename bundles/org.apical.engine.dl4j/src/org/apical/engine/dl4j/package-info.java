/** Deeplearning4j as an engine. */
package org.apical.engine.dl4j;
