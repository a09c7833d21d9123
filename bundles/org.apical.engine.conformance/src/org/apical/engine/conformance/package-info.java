/** The suite that tells whether an engine keeps the contract of {@link org.apical.api.engine}. */
package org.apical.engine.conformance;
