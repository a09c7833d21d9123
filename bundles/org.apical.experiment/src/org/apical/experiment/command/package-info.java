/** The commands that run experiments and use their models. */
package org.apical.experiment.command;
