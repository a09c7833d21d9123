/** Networks as data: a graph of named nodes over a closed set of operations, its weights and its file formats. */
package org.apical.api.network;
