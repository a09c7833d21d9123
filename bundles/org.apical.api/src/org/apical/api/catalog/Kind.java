package org.apical.api.catalog;

import java.util.List;
import java.util.Optional;

import org.apical.api.Contribution;
import org.apical.api.aggregator.Aggregator;
import org.apical.api.architecture.Architecture;
import org.apical.api.augmentation.Augmentation;
import org.apical.api.command.Command;
import org.apical.api.engine.Engine;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.loss.Loss;
import org.apical.api.metric.Metric;
import org.apical.api.optimizer.Optimizer;
import org.apical.api.report.ReportSection;
import org.apical.api.source.DataSource;
import org.apical.api.task.Task;

/**
 * A kind of contribution, with the extension point it comes through.
 *
 * @param <C> the contract of the kind
 * @param word the word for one of the kind, which is also the element's name in the extension
 * @param point the last segment of the extension point's id, in front of which stands "org.apical.api."
 * @param type the contract's class
 * @since 1.0
 */
public record Kind<C extends Contribution<?>>(String word, String point, Class<C> type) {

    /** Tasks. */
    public static final Kind<Task<?>> TASK = kind("task", "tasks", Task.class);
    /** Data sources. */
    public static final Kind<DataSource<?>> DATA_SOURCE = kind("dataSource", "dataSources", DataSource.class);
    /** Architectures. */
    public static final Kind<Architecture<?>> ARCHITECTURE = kind("architecture", "architectures",
            Architecture.class);
    /** Losses. */
    public static final Kind<Loss<?>> LOSS = kind("loss", "losses", Loss.class);
    /** Interpreters. */
    public static final Kind<Interpreter<?>> INTERPRETER = kind("interpreter", "interpreters", Interpreter.class);
    /** Engines. */
    public static final Kind<Engine> ENGINE = kind("engine", "engines", Engine.class);
    /** Augmentations. */
    public static final Kind<Augmentation<?>> AUGMENTATION = kind("augmentation", "augmentations",
            Augmentation.class);
    /** Aggregators. */
    public static final Kind<Aggregator<?>> AGGREGATOR = kind("aggregator", "aggregators", Aggregator.class);
    /** Metrics. */
    public static final Kind<Metric<?>> METRIC = kind("metric", "metrics", Metric.class);
    /** Optimisers. */
    public static final Kind<Optimizer<?>> OPTIMIZER = kind("optimizer", "optimizers", Optimizer.class);
    /** Report sections. */
    public static final Kind<ReportSection<?>> REPORT_SECTION = kind("reportSection", "reportSections",
            ReportSection.class);
    /** Commands. */
    public static final Kind<Command<?>> COMMAND = kind("command", "commands", Command.class);

    /** Every kind, in the order in which they are listed. */
    public static final List<Kind<?>> ALL = List.of(TASK, DATA_SOURCE, ARCHITECTURE, LOSS, OPTIMIZER, AUGMENTATION,
            AGGREGATOR, METRIC, INTERPRETER, ENGINE, REPORT_SECTION, COMMAND);

    @SuppressWarnings("unchecked") // A wildcard type has no class literal of its own.
    private static <C extends Contribution<?>> Kind<C> kind(String word, String point, Class<?> type) {
        return new Kind<>(word, point, (Class<C>) type);
    }

    /**
     * Finds a kind by what a reader calls it.
     *
     * @param name the word or the extension point, upper and lower case alike
     * @return the kind, or empty when there is none of that name
     */
    public static Optional<Kind<?>> named(String name) {
        return ALL.stream().filter(kind -> kind.word().equalsIgnoreCase(name) || kind.point().equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * Returns the full id of the extension point.
     *
     * @return for example "org.apical.api.tasks"
     */
    public String pointId() {
        return "org.apical.api." + point;
    }
}
