package org.apical.engine.dl4j.internal;

import org.deeplearning4j.nn.layers.HelperUtils;
import org.deeplearning4j.nn.layers.convolution.ConvolutionHelper;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Says whether convolutions really run through oneDNN; without it they are four to fourteen times slower. */
public final class OneDnn {

    /** The property that switches Deeplearning4j's helpers off when it is not "false". */
    static final String HELPERS_DISABLED = "org.eclipse.deeplearning4j.helpers.disable";

    private OneDnn() {
    }

    static ConvolutionHelper convolutionHelper() {
        return HelperUtils.createHelper(ConvolutionLayer.CUDA_CNN_HELPER_CLASS_NAME, MKLDNNConvHelper.class.getName(),
                ConvolutionHelper.class, "convolution", DataType.FLOAT);
    }

    /**
     * Returns what keeps oneDNN from being used.
     *
     * @return complete sentences with the remedy, or an empty string when it is used
     */
    static String obstacle() {
        if (Boolean.parseBoolean(System.getProperty(HELPERS_DISABLED, "true"))) {
            return "Deeplearning4j's helpers are switched off: convolutions run without oneDNN, many times slower. "
                    + "Start Java with -D" + HELPERS_DISABLED + "=false.";
        }
        if (!Nd4j.getEnvironment().helpersAllowed()) {
            return "ND4J's native helpers are switched off: convolutions run without oneDNN, many times slower. "
                    + "Remove the environment variable SD_FORBID_HELPERS.";
        }
        if (!org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu.Environment.getInstance().isUseONEDNN()) {
            return "The native library for this system was built without oneDNN: convolutions run many times slower. "
                    + "Use the linux-x86_64-onednn build of org.nd4j:nd4j-native where there is one.";
        }
        ConvolutionHelper helper = convolutionHelper();
        if (!(helper instanceof MKLDNNConvHelper)) {
            return "Deeplearning4j does not find its oneDNN helper: convolutions run many times slower. The class "
                    + "org.nd4j.nativeblas.Nd4jCpu must be in the bundle org.apical.engine.dl4j.libs.";
        }
        return "";
    }
}
