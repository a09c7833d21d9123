/** Update rules that turn gradients into steps. */
package org.apical.standard.optimizer;
