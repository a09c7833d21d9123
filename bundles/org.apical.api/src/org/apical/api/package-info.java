/** What every part of Apical shares: contributions, problems, progress. */
package org.apical.api;
