/** How the extension registry is read and contributions are tried. */
package org.apical.runtime.internal;
