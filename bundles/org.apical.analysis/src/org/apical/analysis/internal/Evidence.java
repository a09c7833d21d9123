package org.apical.analysis.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apical.api.report.Estimate;
import org.apical.api.report.ReportRun;
import org.apical.api.task.Target;

/** What a run itself can say for the model card and for reporting guidelines: sentences by key, none without proof. */
final class Evidence {

    private final ReportRun run;
    private final Map<String, String> sentences = new LinkedHashMap<>();

    private Evidence(ReportRun run) {
        this.run = run;
    }

    static Map<String, String> of(ReportRun run) {
        Evidence evidence = new Evidence(run);
        evidence.aboutTheData();
        evidence.aboutTheModel();
        evidence.aboutTheJudgement();
        return Collections.unmodifiableMap(evidence.sentences);
    }

    private void aboutTheData() {
        Target target = run.target();
        say("objective", "To develop a network that predicts " + run.taskName().toLowerCase(Locale.ROOT)
                + " from frames of echocardiograms, and to judge it on patients that it has not seen.");
        if (has("data.source.id")) {
            say("data", "Clips read by " + shortId("data.source.id") + cohort() + ".");
            say("predictors", "The pixels of single frames" + view() + ", nothing else of the patient.");
            say("sameSource", "Training, validation and test patients come from the same source.");
        }
        if (has("data.frames")) {
            say("preprocessing", "Up to " + setting("data.frames") + " frames a clip, one every "
                    + setting("data.intervalMs") + " ms, scaled to " + size() + " pixels; brightness standardised with "
                    + "mean and deviation of the training part.");
            say("deidentification", "What lies outside the scan sector is blanked when clips are imported.");
        }
        if (counted("leftOut")) {
            int number = run.details().counts().get("leftOut");
            String left = number == 0 ? "No clip was left out." : (number == 1 ? "1 clip was" : number + " clips were")
                    + " left out, with the reason in left-out.csv.";
            say("missing", "Clips without a usable label are not used; none is imputed. " + left);
            say("selection", (has("data.view") ? "Clips of the view " + setting("data.view") + ". " : "") + left);
        }
        say("outcome", run.taskName() + (target.kind() == Target.Kind.REGRESSION ? " in " + unit(target)
                : ", one of: " + String.join(", ", target.classNames())) + (has("task.column") ? ", from the column "
                        + setting("task.column") + " of the label table" : "") + ".");
        if (has("task.column") && (has("split.test") || has("split.from"))) {
            say("testLabels", "From the same table as those of the other parts.");
        }
        if (counted("train")) {
            say("counts", counts("train") + " patients to train, " + counts("validation") + " to select, "
                    + counts("test") + " to judge.");
        }
        if (has("split.test") || has("split.from")) {
            say("split", (setting("split.from").equals("dataset") ? "Parts as the data set publishes them"
                    : "Patients divided by a hash of their ids, " + percent("split.test") + " to test and "
                            + percent("split.validation") + " of the rest to select, seed "
                            + (has("split.seed") && !setting("split.seed").startsWith("-") ? setting("split.seed")
                                    : setting("seed")))
                    + "; no patient is in two parts.");
        }
        Set<String> known = new TreeSet<>();
        run.details().traits().values().forEach(traits -> known.addAll(traits.keySet()));
        List<String> judged = Trait.all().stream().filter(trait -> known.contains(trait.key()))
                .map(trait -> trait.label().toLowerCase(Locale.ROOT)).toList();
        if (!judged.isEmpty()) {
            say("subgroups", "Judged by " + String.join(", ", judged) + ", p values adjusted after Holm.");
            say("characteristics", "In the section “Who was in it”, by part.");
        }
    }

    private void aboutTheModel() {
        if (has("model.architecture.id")) {
            say("model", run.facts().getOrDefault("Network", shortId("model.architecture.id")) + ", settings "
                    + settingsOf("model.architecture.") + ".");
            say("initialisation", has("model.pretrained") ? "From the weights of another run."
                    : "Weights at random, seed " + setting("seed") + ".");
            say("updating", "None; the model was not changed after it had been judged.");
        }
        if (has("training.optimizer.id")) {
            say("training", "Optimiser " + shortId("training.optimizer.id") + " (" + settingsOf("training.optimizer.")
                    + "), loss " + (has("training.loss.id") ? shortId("training.loss.id") : "by task") + ", batch "
                    + setting("training.batch") + ", " + run.epochs().size() + " epochs, weight decay "
                    + setting("training.weightDecay") + ", augmentation: " + listed("augment.") + ".");
        }
        fact("selected", "Selected epoch", "Kept is epoch ");
        List<String> software = run.facts().entrySet().stream()
                .filter(fact -> fact.getKey().startsWith("Engine") || fact.getKey().startsWith("Java"))
                .map(fact -> fact.getKey() + ": " + fact.getValue()).toList();
        if (!software.isEmpty()) {
            say("software", String.join("; ", software) + "; plug-in versions in capsule.json.");
        }
        if (has("aggregate.id")) {
            say("prediction", "One network, no ensemble; a patient’s prediction is the " + shortId("aggregate.id")
                    + " over all of the patient’s frames.");
        }
        if (has("interpret.0.id")) {
            say("explanation", "Saliency maps: " + listed("interpret.") + ".");
        }
        if (!run.experiment().isBlank()) {
            say("protocol", "The frozen experiment file, at the end of this report.");
        }
    }

    private void aboutTheJudgement() {
        Target target = run.target();
        boolean binary = target.kind() == Target.Kind.BINARY;
        say("output", output(target));
        if (!run.metrics().isEmpty()) {
            say("measures", "Measures: " + run.metrics().keySet().stream()
                    .filter(key -> !Set.of("patients", "positives", "clips").contains(key))
                    .map(key -> FigureName.of(key).label()).collect(Collectors.joining(", ")) + ".");
            say("performance", "In the summary, each figure with its 95 % interval.");
            say("uncertainty", "95 % intervals from resampling patients, "
                    + (binary ? "DeLong’s for the AUC, Wilson’s for shares."
                            : "Bland and Altman’s for limits of agreement."));
        }
        Estimate positives = run.metrics().get("positives");
        if (positives != null) {
            say("imbalance", Math.round(positives.value()) + " of " + run.test().size() + " in the test part are "
                    + "positive. " + weighting() + " Probabilities are not recalibrated, their calibration is shown.");
        } else if (target.kind() == Target.Kind.REGRESSION) {
            say("imbalance", "Does not apply: the target is a number.");
        }
        if (!run.test().isEmpty()) {
            say("failures", "The largest residuals are listed, with their frames where these are known.");
            List<String> limits = new ArrayList<>();
            limits.add("judged on " + run.test().size() + " " + Phrases.counted(run));
            limits.add("no external data");
            if (!sentences.containsKey("subgroups")) {
                limits.add("nothing known of subgroups");
            }
            say("limitations", Phrases.capitalised(String.join("; ", limits)) + ".");
        }
    }

    /** What the loss does about rare classes, by its settings. */
    private String weighting() {
        if (setting("training.loss.balanced").equals("true")) {
            return "In training each class weighs the inverse of its share.";
        }
        return has("training.loss.classWeights.0") || has("training.loss.alpha")
                ? "In training the loss weighs classes: " + settingsOf("training.loss.") + "."
                : "In training classes weigh as they occur.";
    }

    private String output(Target target) {
        double threshold = run.details().threshold();
        return switch (target.kind()) {
            case REGRESSION -> "A value in " + unit(target) + ".";
            case BINARY -> "The probability of “" + target.classNames().get(1) + "”" + (Double.isFinite(threshold)
                    ? "; positive from " + Numbers.fixed(threshold, 3) + " on, the threshold of the best F1 on the "
                            + "validation part." : ".");
            case CATEGORICAL -> "One of the classes.";
        };
    }

    private void say(String key, String sentence) {
        sentences.put(key, sentence);
    }

    private void fact(String key, String name, String before) {
        String value = run.facts().get(name);
        if (value != null) {
            say(key, before + value + ".");
        }
    }

    private boolean has(String key) {
        return !setting(key).isBlank();
    }

    private String setting(String key) {
        return run.details().settings().getOrDefault(key, "");
    }

    private boolean counted(String name) {
        return run.details().counts().containsKey(name);
    }

    private String counts(String name) {
        return String.format(Locale.ROOT, "%,d", run.details().counts().getOrDefault(name, 0));
    }

    private String cohort() {
        String cohort = run.facts().get("Cohort");
        return cohort == null ? "" : ", cohort " + cohort;
    }

    private String view() {
        return has("data.view") ? " of the view " + setting("data.view") : " of all views";
    }

    private String size() {
        return setting("data.size.0") + " x " + setting("data.size.1");
    }

    private String percent(String key) {
        try {
            return Numbers.plain(100 * Double.parseDouble(setting(key))) + " %";
        } catch (NumberFormatException e) {
            return setting(key);
        }
    }

    private static String unit(Target target) {
        return target.unit().isEmpty() ? "its own unit" : target.unit();
    }

    private String shortId(String key) {
        String id = setting(key);
        return id.substring(id.lastIndexOf('.') + 1);
    }

    private String settingsOf(String prefix) {
        return run.details().settings().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix) && !entry.getKey().equals(prefix + "id"))
                .map(entry -> entry.getKey().substring(prefix.length()) + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private String listed(String prefix) {
        String listed = run.details().settings().keySet().stream()
                .filter(key -> key.startsWith(prefix) && key.endsWith(".id")).map(this::shortId)
                .collect(Collectors.joining(", "));
        return listed.isEmpty() ? "none" : listed;
    }
}
