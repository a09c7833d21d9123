package org.apical.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.aggregator.Aggregator;
import org.apical.api.aggregator.FrameAggregator;
import org.apical.api.aggregator.LearntAggregator;
import org.apical.api.task.Target;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;

/**
 * How the frames of a run's patients become one prediction, with what the aggregator learnt for each task.
 *
 * @param chosen the aggregator
 * @param learnt by the task's name, what was learnt; empty for aggregators that do not learn
 */
record Aggregation(Chosen<Aggregator<?>> chosen, Map<String, List<Double>> learnt) {

    private static final String FILE = "aggregator.json";
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    Aggregation {
        learnt = Collections.unmodifiableMap(new LinkedHashMap<>(learnt));
    }

    static Aggregation begin(Experiment experiment) {
        return new Aggregation(experiment.aggregate(), Map.of());
    }

    /** Reads what was learnt from a model's folder. */
    static Aggregation read(Experiment experiment, Path model) throws ApicalException {
        Path file = model.resolve(FILE);
        if (!(experiment.aggregate().contribution() instanceof LearntAggregator) || !Files.exists(file)) {
            return begin(experiment);
        }
        try {
            Map<String, List<Double>> read = GSON.fromJson(Files.readString(file),
                    new TypeToken<LinkedHashMap<String, List<Double>>>() { }.getType());
            if (read != null) {
                return new Aggregation(experiment.aggregate(), read);
            }
        } catch (IOException | JsonParseException e) {
            throw damaged(file, e);
        }
        throw damaged(file, null);
    }

    void write(Path model) throws ApicalException {
        if (!learnt.isEmpty()) {
            AtomicFiles.writeText(model.resolve(FILE), GSON.toJson(learnt) + "\n");
        }
    }

    /** Returns the function for a task. */
    FrameAggregator of(Heads.Head head) {
        List<Double> own = learnt.get(head.name());
        return own == null ? Contributions.aggregator(chosen, head.target())
                : Contributions.aggregator(chosen, head.target(), own);
    }

    /** Returns this after the aggregator learnt from the frames of one task, when it is one that learns. */
    Aggregation learn(Heads.Head head, PartScores scores, Normalisation normalisation) {
        if (!(chosen.contribution() instanceof LearntAggregator)) {
            return this;
        }
        List<LearntAggregator.FrameSet> sets = new ArrayList<>();
        boolean classes = head.target().kind() == Target.Kind.CATEGORICAL;
        scores.frames(head.target(), normalisation.head(head.index())).forEach((subject, frames) -> {
            for (int output = 0; output < head.target().outputs(); output++) {
                int column = output;
                sets.add(new LearntAggregator.FrameSet(frames.predictions().stream().map(one -> one[column]).toList(),
                        classes ? (frames.label() == output ? 1 : 0) : frames.label()));
            }
        });
        Map<String, List<Double>> more = new LinkedHashMap<>(learnt);
        more.put(head.name(), Contributions.learn(chosen, head.target(), sets));
        return new Aggregation(chosen, more);
    }

    private static ApicalException damaged(Path file, Exception cause) {
        return ApicalException.badInput(new Problem("What the aggregator learnt cannot be read.", file.toString(), "",
                "Run the experiment again."), cause);
    }
}
