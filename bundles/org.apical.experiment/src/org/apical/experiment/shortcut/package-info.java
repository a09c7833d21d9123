/** Controls: networks that must not be able to predict, trained to find shortcuts and leaks. */
package org.apical.experiment.shortcut;
