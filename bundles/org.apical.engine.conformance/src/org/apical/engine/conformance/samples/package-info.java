/** Small networks, weights, batches, losses and optimisers to test engines with. */
package org.apical.engine.conformance.samples;
