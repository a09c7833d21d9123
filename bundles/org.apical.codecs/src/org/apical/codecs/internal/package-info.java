/** How codecs work; no other bundle sees this. */
package org.apical.codecs.internal;
