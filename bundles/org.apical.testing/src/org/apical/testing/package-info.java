/**
 * What tests of plug-ins need: a catalog, a command's surroundings, a reader who stops, painted clips.
 *
 * @since 1.0
 */
package org.apical.testing;
