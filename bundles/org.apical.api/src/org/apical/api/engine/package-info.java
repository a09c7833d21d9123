/** Engines train and evaluate networks. */
package org.apical.api.engine;
