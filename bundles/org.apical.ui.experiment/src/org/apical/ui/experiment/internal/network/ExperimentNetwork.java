package org.apical.ui.experiment.internal.network;

import org.apical.api.network.Network;
import org.apical.api.network.Shape;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;

/** The network that an experiment trains. */
public final class ExperimentNetwork {

    private ExperimentNetwork() {
    }

    /**
     * Builds the network.
     *
     * @param experiment the experiment
     * @return its network
     * @throws IllegalArgumentException when the architecture cannot be built for the size of the frames
     */
    public static Network of(Experiment experiment) {
        int outputs = experiment.tasks().stream().mapToInt(head -> Contributions.target(head.task()).outputs()).sum();
        return Contributions.network(experiment.architecture(), Shape.of(1, experiment.data().rows(),
                experiment.data().columns()), outputs);
    }
}
