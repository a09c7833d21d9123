/** libtorch, the library behind PyTorch, as an engine. */
package org.apical.engine.libtorch;
