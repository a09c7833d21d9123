/** What may stand in an experiment file, what is proposed there, and what is wrong with it. */
package org.apical.ui.experiment.internal.schema;
