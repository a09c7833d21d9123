/** Architectures build networks. */
package org.apical.api.architecture;
