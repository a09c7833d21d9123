/** Protocols: the experiments of a paper made one after another, and its claims held against what they gave. */
package org.apical.experiment.protocol;
