/** The translation of networks into ONNX graphs. */
package org.apical.onnx.internal;
