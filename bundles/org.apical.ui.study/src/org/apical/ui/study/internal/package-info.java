/** Studies: import, the cine player, measurements and tags. */
package org.apical.ui.study.internal;
