/** Saliency maps over all frames of a clip, their films, and mean maps of clips and groups in one sector. */
package org.apical.cine;
