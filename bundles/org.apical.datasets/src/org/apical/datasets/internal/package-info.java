/** How the files of public data sets are read. */
package org.apical.datasets.internal;
