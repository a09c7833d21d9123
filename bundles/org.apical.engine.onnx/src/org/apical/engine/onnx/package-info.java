/** The engine that predicts with ONNX Runtime. */
package org.apical.engine.onnx;
