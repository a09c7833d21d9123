/** How the measures of trust are computed. */
package org.apical.trust.internal;
