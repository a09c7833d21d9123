/** Saliency methods, and the measures that say how far to trust their maps. */
package org.apical.interpret;
