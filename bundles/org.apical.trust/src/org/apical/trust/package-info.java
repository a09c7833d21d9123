/** Measures that say whether a saliency map may be believed, and the badge they add up to. */
package org.apical.trust;
