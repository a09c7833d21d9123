/** Data sources for public data sets of echocardiograms and for plain videos and pictures. */
package org.apical.datasets;
