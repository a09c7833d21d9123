package org.apical.ui.experiment.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.ui.Choices;
import org.apical.ui.Workspace;
import org.apical.ui.experiment.internal.schema.Schema;
import org.apical.ui.experiment.internal.yaml.YamlEdit;
import org.apical.ui.experiment.internal.yaml.YamlTree;
import org.apical.ui.experiment.internal.yaml.YamlValues;

/**
 * The runs of the workspace that a new experiment can start from.
 *
 * @param folders their folders, by name
 */
record RunChoices(List<Path> folders) {

    /** Finds the runs; that one comes first which is chosen in the workbench. */
    static RunChoices ofWorkspace() {
        Path chosen = Choices.get().current().run().orElse(null);
        try (Stream<Path> all = Files.list(Workspace.get().runs())) {
            List<Path> found = all.filter(folder -> Files.exists(folder.resolve("experiment.yaml")))
                    .sorted(Comparator.comparing((Path folder) -> !folder.equals(chosen))
                            .thenComparing(folder -> folder.getFileName().toString())).toList();
            return new RunChoices(found);
        } catch (IOException e) {
            return new RunChoices(List.of());
        }
    }

    List<String> names() {
        return folders.stream().map(folder -> folder.getFileName().toString()).toList();
    }

    int preselected() {
        return folders.isEmpty() ? -1 : 0;
    }

    String describe(int index) {
        try {
            YamlTree tree = tree(index);
            return "Task: " + tree.scalar(List.of("task", "id")).orElse("several") + "\nNetwork: "
                    + tree.scalar(List.of("model", "architecture", "id")).orElse("") + "\n"
                    + tree.scalar(List.of("training", "epochs")).orElse("") + " epochs";
        } catch (ApicalException e) {
            return e.problem().line();
        }
    }

    /** Returns the name of the experiment that was run. */
    String experimentName(int index) {
        try {
            return tree(index).scalar(List.of("name")).orElse("experiment");
        } catch (ApicalException e) {
            return "experiment";
        }
    }

    /** Returns the run's experiment under another name. */
    String text(int index, String name, Schema schema) throws ApicalException {
        return YamlEdit.of("# From the run " + folders.get(index).getFileName() + ".\n" + read(index), schema::order)
                .set(List.of("name"), YamlValues.text(name));
    }

    private YamlTree tree(int index) throws ApicalException {
        return YamlTree.of(read(index));
    }

    private String read(int index) throws ApicalException {
        Path file = folders.get(index).resolve("experiment.yaml");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The experiment of the run cannot be read.", file.toString(), "",
                    "Choose another run."), e);
        }
    }
}
