/** Running experiments and watching them train. */
package org.apical.ui.training.internal;
