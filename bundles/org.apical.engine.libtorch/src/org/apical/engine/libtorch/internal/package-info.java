/** How networks run on libtorch. */
package org.apical.engine.libtorch.internal;
