/** The headless application: arguments in, text or one JSON document out, an exit code. */
package org.apical.cli.internal;
