/** The experiment editor: forms and source over one model. */
package org.apical.ui.experiment.internal;
