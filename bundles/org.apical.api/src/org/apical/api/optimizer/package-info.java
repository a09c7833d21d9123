/** Optimisers turn gradients into steps. */
package org.apical.api.optimizer;
