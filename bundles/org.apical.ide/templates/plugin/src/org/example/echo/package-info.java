/** An architecture, a loss, an interpreter and a task: what a plug-in for Apical looks like. */
package org.example.echo;
