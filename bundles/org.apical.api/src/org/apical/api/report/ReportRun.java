package org.apical.api.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apical.api.task.Target;

/**
 * A finished run, as report sections see it.
 *
 * @param name the run's name
 * @param folder the run's folder
 * @param taskName the task in words
 * @param target what was predicted
 * @param seconds how long the run took
 * @param metrics the figures on the test part with their intervals, by name (mae, meanPredictionMae, r2, auc, f1)
 * @param validation the predictions on the validation part
 * @param test the predictions on the test part
 * @param epochs the learning curve
 * @param saliency the saliency figures
 * @param facts other facts by name in the order to show them: engine, parameters, patients, seed, plug-in versions
 * @param experiment the frozen experiment file's text
 * @param details what else is known of the run
 * @since 1.0
 */
public record ReportRun(String name, Path folder, String taskName, Target target, double seconds,
        Map<String, Estimate> metrics, List<PatientPrediction> validation, List<PatientPrediction> test,
        List<EpochRecord> epochs, List<SaliencyFigure> saliency, Map<String, String> facts, String experiment,
        ReportDetails details) {

    /**
     * Describes a run of which nothing more is known.
     *
     * @param name the run's name
     * @param folder the run's folder
     * @param taskName the task in words
     * @param target what was predicted
     * @param seconds how long the run took
     * @param metrics the figures on the test part
     * @param validation the predictions on the validation part
     * @param test the predictions on the test part
     * @param epochs the learning curve
     * @param saliency the saliency figures
     * @param facts other facts by name
     * @param experiment the frozen experiment file's text
     */
    public ReportRun(String name, Path folder, String taskName, Target target, double seconds,
            Map<String, Estimate> metrics, List<PatientPrediction> validation, List<PatientPrediction> test,
            List<EpochRecord> epochs, List<SaliencyFigure> saliency, Map<String, String> facts, String experiment) {
        this(name, folder, taskName, target, seconds, metrics, validation, test, epochs, saliency, facts, experiment,
                ReportDetails.none());
    }
}
