/** Tests of what the experiment editor knows and does without a window. */
package org.apical.ide.experiment;
