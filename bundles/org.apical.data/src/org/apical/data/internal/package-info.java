/** How cohorts are read and written. */
package org.apical.data.internal;
