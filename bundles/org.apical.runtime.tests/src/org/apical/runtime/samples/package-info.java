/** Good and bad contributions for the tests. */
package org.apical.runtime.samples;
