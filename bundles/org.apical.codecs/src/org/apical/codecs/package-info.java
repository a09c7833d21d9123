/** Codecs of compressed frames and of video files, hidden behind two small classes. */
package org.apical.codecs;
