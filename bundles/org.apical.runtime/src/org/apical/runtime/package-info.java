/**
 * The catalog of what is installed, read from the extension registry. Get it as the OSGi service
 * {@link org.apical.api.catalog.Catalog}.
 */
package org.apical.runtime;
