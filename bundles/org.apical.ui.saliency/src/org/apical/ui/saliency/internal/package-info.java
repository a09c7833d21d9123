/** Where the network looks: maps over the cine, their trust, and what masks change. */
package org.apical.ui.saliency.internal;
