/** A network as a table and as a drawing of layers. */
package org.apical.ui.experiment.internal.network;
