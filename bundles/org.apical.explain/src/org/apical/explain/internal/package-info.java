/** The commands that explain, and what they write. */
package org.apical.explain.internal;
