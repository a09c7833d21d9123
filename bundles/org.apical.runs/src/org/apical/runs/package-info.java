/** Finds, sorts and compares runs: their folders are the truth, a database beside them makes them quick to search. */
package org.apical.runs;
