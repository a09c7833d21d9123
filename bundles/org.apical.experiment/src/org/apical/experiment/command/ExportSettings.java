package org.apical.experiment.command;

import org.apical.api.settings.Setting;

/**
 * The options of {@code export}.
 *
 * @param run the run whose model is exported
 * @param onnx the ONNX file to write, empty for none
 * @param fold whether batch normalisation goes into the layers before it
 * @param safetensors the folder for network.json and weights.safetensors, empty for none
 * @param mlflow the tracking folder of MLflow to write the run into, empty for none
 */
public record ExportSettings(
        @Setting(label = "Run", help = "The folder of the run whose model is exported.") String run,
        @Setting(label = "ONNX", help = "The ONNX file to write, for ONNX Runtime, OpenCV and others.",
                defaultValue = "") String onnx,
        @Setting(label = "Fold", help = "Whether batch normalisation goes into the weights of the layers before it: "
                + "faster, with the same predictions.", defaultValue = "true") boolean fold,
        @Setting(label = "Safetensors", help = "A folder to write network.json and weights.safetensors to, for Python.",
                defaultValue = "") String safetensors,
        @Setting(label = "MLflow", help = "A tracking folder of MLflow, such as mlruns, to write the run into with its "
                + "settings, learning curve, figures and files.", defaultValue = "") String mlflow) {
}
