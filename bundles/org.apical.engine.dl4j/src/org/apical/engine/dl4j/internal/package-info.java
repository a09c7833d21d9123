/** The engine's implementation on Deeplearning4j and ND4J. */
package org.apical.engine.dl4j.internal;
