package org.apical.ui.experiment.internal;

import java.util.ArrayList;
import java.util.List;

import org.apical.ui.experiment.internal.yaml.YamlEdit;
import org.apical.ui.experiment.internal.yaml.YamlTree;

/**
 * An axis of the search as the text says it.
 *
 * @param key the setting that it varies
 * @param path where its values stand
 * @param values the values as they are written: a list or a range
 * @param count how many values are listed, 0 for a range
 */
record Axis(String key, List<String> path, String values, int count) {

    private static final String RATE = "training.optimizer.learningRate";
    private static final String DECAY = "training.weightDecay";

    /** Returns the axes of a text in their order. */
    static List<Axis> of(YamlTree tree) {
        List<Axis> axes = new ArrayList<>();
        for (String key : tree.keys(List.of("search"))) {
            if (key.equals("learningRate") || key.equals("weightDecay")) {
                axes.add(of(tree, key.equals("weightDecay") ? DECAY : RATE, List.of("search", key)));
            }
        }
        List<String> more = List.of("search", "axes");
        tree.keys(more).forEach(key -> axes.add(of(tree, key, YamlEdit.child(more, key))));
        return axes;
    }

    private static Axis of(YamlTree tree, String key, List<String> path) {
        return new Axis(key, path, tree.source(path).orElse(""), tree.size(path));
    }

    /** Returns where the values of a setting are written; the paper's two axes have names of their own. */
    static List<String> place(String key) {
        return key.equals(RATE) ? List.of("search", "learningRate")
                : key.equals(DECAY) ? List.of("search", "weightDecay") : List.of("search", "axes", key);
    }

    /** Returns what the axis is called where there is little room. */
    String label() {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
