/** Following predictions back through a network, layer by layer. */
package org.apical.interpret.internal;
