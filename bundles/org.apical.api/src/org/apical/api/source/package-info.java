/** Data sources list and read the clips of an archive. */
package org.apical.api.source;
