/** How runs are read, indexed and written for others. */
package org.apical.runs.internal;
