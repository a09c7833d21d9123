/** Interpreters show where a network looks. */
package org.apical.api.interpreter;
