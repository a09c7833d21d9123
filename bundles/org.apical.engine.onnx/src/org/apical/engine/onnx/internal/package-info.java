/** How networks run on ONNX Runtime. */
package org.apical.engine.onnx.internal;
