/** The checks themselves, and the reference they compare with. */
package org.apical.engine.conformance.internal;
