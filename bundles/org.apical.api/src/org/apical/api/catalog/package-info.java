/** The contributions that are installed, by kind and id. */
package org.apical.api.catalog;
