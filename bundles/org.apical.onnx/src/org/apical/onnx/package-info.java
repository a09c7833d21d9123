/** Trained networks as ONNX models, for programs other than Apical and for engines that read them. */
package org.apical.onnx;
